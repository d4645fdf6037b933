#include "cli/render/near_miss_words.h"

#include <vector>

#include "cli/render/text.h"
#include "engine/base/listed.h"
#include "engine/base/value.h"

namespace counsel::cli {

using explain::NearMiss;
using explain::TriedCondition;
using Search = explain::NearestChange::Search;

std::string rule_name_text(const NearMiss& miss) {
  std::string rule = "rule " + printable(miss.rule);
  if (miss.label != miss.rule) rule += " " + printable(counsel::quoted(miss.label));
  return rule;
}

std::string set_aside_text(const NearMiss& miss) {
  return "holds, and is overridden by rule " + printable(miss.overridden_by);
}

std::string reach_text(const NearMiss& miss, const Style& style) {
  switch (*miss.search) {
    case Search::found: {
      std::vector<std::string> texts;
      for (const explain::AnswerChange& each : miss.change) texts.push_back(style.bold(printable(each.text)));
      return "would hold with " + listed(texts);
    }
    case Search::none:
      for (const TriedCondition& condition : miss.conditions)
        if (condition.by_facts && condition.state == TriedCondition::State::failed)
          return "no answers would make it hold: facts decide " + printable(condition.text);
      return "no change of up to " + std::to_string(explain::kMaxMoves) + " answers would make it hold";
    case Search::given_up:
      break;
  }
  return "what would make it hold takes too long to find";
}

std::string_view state_word(TriedCondition::State state) {
  switch (state) {
    case TriedCondition::State::held: return "so";
    case TriedCondition::State::failed: return "not so";
    case TriedCondition::State::unanswered: return "unanswered";
    case TriedCondition::State::unreached: return "not reached";
  }
  return "";
}

std::string tried_text(const TriedCondition& condition) {
  std::string text = printable(condition.text);
  if (condition.needed.distance) text += ": " + condition.needed.distance->text;
  if (condition.state == TriedCondition::State::failed && !condition.obstacle && !condition.actual.empty())
    text += "; " + printable(condition.actual);
  if (condition.needed.would_do.size() > 1) text += "; " + printable(condition.needed.text) + " would do";
  return text;
}

}  // namespace counsel::cli
