#include "engine/analyze/written.h"

#include <algorithm>

#include "engine/base/listed.h"

namespace counsel::analyze {

namespace {

struct Found {
  Span span;
  bool spelled = true;  // the `not` that it stands under is part of `span`
};

/// The leaf at `wanted`, with an odd number of `not` around it or an even one.
std::optional<Found> find(const lang::Condition& condition, Span wanted, bool negated) {
  const auto any = [&](const std::vector<lang::Condition>& operands) -> std::optional<Found> {
    for (const lang::Condition& operand : operands)
      if (auto found = find(operand, wanted, negated)) return found;
    return std::nullopt;
  };
  if (const auto* form = std::get_if<lang::And>(&condition.form)) return any(form->operands);
  if (const auto* form = std::get_if<lang::Or>(&condition.form)) return any(form->operands);
  if (const auto* form = std::get_if<lang::Not>(&condition.form)) {
    auto found = find(form->operand.front(), wanted, !negated);
    const bool around = found && !found->spelled && form->operand.front().span == found->span && !negated;
    return around ? Found{condition.span, true} : found;
  }
  if (condition.span != wanted) return std::nullopt;
  return Found{condition.span, !negated};
}

std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

}  // namespace

Written written(const Subject& subject, const lang::Rule& rule, Span span) {
  const lang::Statement* statement = subject.statement_at(rule.span);
  const auto* said = statement ? std::get_if<lang::RuleStatement>(&statement->form) : nullptr;
  const Found found = (said ? find(said->condition, span, false) : std::nullopt).value_or(Found{span});
  return {found.span,
          "`" + std::string(found.spelled ? "" : "not ") + on_one_line(subject.sources.text(found.span)) + "`"};
}

std::vector<Written> written(const Subject& subject, const lang::Rule& rule, const std::vector<Condition>& conditions) {
  std::vector<Written> out;
  for (const Condition& condition : conditions) out.push_back(written(subject, rule, condition.span));
  std::ranges::sort(out, {}, &Written::span);
  return out;
}

std::string listed(const std::vector<Written>& conditions) {
  std::vector<std::string> texts;
  for (const Written& each : conditions) texts.push_back(each.text);
  return counsel::listed(texts);
}

void label_all(lang::Diagnostic& finding, const std::vector<Written>& conditions, const std::string& text) {
  for (const Written& condition : conditions) finding.labels.push_back({condition.span, text});
}

}  // namespace counsel::analyze
