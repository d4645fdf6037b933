#include "engine/lang/placeholders.h"

#include <algorithm>

namespace counsel::lang {

std::optional<Placeholder> next_placeholder(std::string_view text) {
  const std::size_t open = text.find('{'), close = text.find('}', std::min(open, text.size()));
  if (close == std::string_view::npos) return std::nullopt;
  return Placeholder{text.substr(0, open), text.substr(open + 1, close - open - 1), text.substr(close + 1)};
}

std::vector<RelationId> named_in_reasons(const Rule& rule, const Program& program) {
  std::vector<RelationId> named;
  const auto add_from = [&](std::string_view text) {
    while (const auto next = next_placeholder(text)) {
      if (const auto id = program.find_relation(next->name)) named.push_back(*id);
      text = next->rest;
    }
  };
  add_from(rule.because);
  for (const RuleConclusion& conclusion : rule.conclusions) add_from(conclusion.text);
  return named;
}

}  // namespace counsel::lang
