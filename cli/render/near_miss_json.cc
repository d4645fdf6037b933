#include <array>
#include <string_view>

#include "cli/render/json_parts.h"

namespace counsel::cli {

namespace {

json condition(const explain::TriedCondition& tried) {
  constexpr std::array<std::string_view, 4> kStates = {"held", "failed", "failed", "unreached"};
  json gap = nullptr;
  if (const auto& found = tried.needed.distance) gap = {{"amount", value(found->amount)}, {"text", found->text}};
  return {{"condition", tried.text},
          {"state", kStates[static_cast<std::size_t>(tried.state)]},
          {"by_facts", tried.by_facts},
          {"unanswered", tried.state == explain::TriedCondition::State::unanswered},
          {"actual", tried.actual},
          {"needed", tried.needed.text},
          {"would_do", tried.needed.would_do},
          {"gap", gap},
          {"obstacle", tried.obstacle ? proof(*tried.obstacle) : json(nullptr)}};
}

std::string_view search_word(explain::NearestChange::Search search) {
  constexpr std::array<std::string_view, 3> kWords = {"found", "none", "given up"};
  return kWords[static_cast<std::size_t>(search)];
}

json change(const explain::AnswerChange& each) { return {{"attribute", each.attribute}, {"text", each.text}}; }

}  // namespace

json near_miss(const explain::NearMiss& each) {
  return {{"rule", each.rule},
          {"label", each.label},
          {"place", each.place},
          {"verb", each.verb},
          {"points", each.points_udb ? points(*each.points_udb) : json(nullptr)},
          {"hindrance", explain::hindrance_word(each.hindrance)},
          {"search", each.search ? json(search_word(*each.search)) : json(nullptr)},
          {"change", list_of(each.change, change)},
          {"conditions", list_of(each.conditions, condition)},
          {"overridden_by", each.overridden_by},
          {"overriding", each.overriding ? proof(*each.overriding) : json(nullptr)}};
}

}  // namespace counsel::cli
