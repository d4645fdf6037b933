#include "cli/render/json.h"

#include "cli/render/json_parts.h"

namespace counsel::cli {

namespace {

json candidate(const CandidateView& view) {
  json out = {{"name", view.name},
          {"label", view.label},
          {"rank", view.rank == 0 ? json(nullptr) : json(view.rank)},
          {"tied", view.tied},
          {"points", points(view.points_udb)},
          {"certainty", view.certainty},
          {"reasons", list_of(view.reasons, reason)},
          {"excluded_by", list_of(view.exclusions, reason)},
          {"cautions", list_of(view.cautions, reason)}};
  if (!view.overridden.empty()) out["overridden"] = list_of(view.overridden, reason);
  if (view.hidden.any()) out["hidden"] = hidden(view.hidden);
  return out;
}

json question(const QuestionView& view) {
  const auto change = [](const QuestionView::Change& each) -> json {
    return {{"answer", each.answer}, {"leaders", each.leaders}};
  };
  return {{"attribute", view.attribute},
          {"question", view.question},
          {"allowed", view.allowed},
          {"changes", list_of(view.changes, change)}};
}

json contradiction(const ContradictionView& view) {
  const auto side = [](const ContradictionView::Side& each) -> json {
    return {{"value", each.value}, {"because", each.because}, {"proof", proof(each.proof)}};
  };
  return {{"attribute", view.attribute}, {"values", list_of(view.sides, side)}};
}

json conflict(const ConflictView& view) { return {{"answers", view.answers}, {"facts", view.facts}}; }

}  // namespace

std::string ranking_json(const AnswerView& answer) {
  std::vector<std::string> leaders;
  for (const CandidateView& each : answer.candidates)
    if (each.rank == 1) leaders.push_back(each.name);
  const bool leads = answer.outcome == decide::Outcome::settled || answer.outcome == decide::Outcome::provisional;
  return written({{"format", "counsel.ranking/1"},
                  {"rules", answer.rule_base},
                  {"decision", answer.decision},
                  {"question", answer.question},
                  {"given", list_of(answer.given, given)},
                  {"assumed", list_of(answer.assumed, given)},
                  {"outcome", decide::outcome_word(answer.outcome)},
                  {"thinly_supported", answer.thinly_supported},
                  {"leaders", leads ? leaders : std::vector<std::string>{}},
                  {"candidates", list_of(answer.candidates, candidate)},
                  {"sensitivity", answer.sensitivity ? sensitivity(*answer.sensitivity) : json(nullptr)},
                  {"contradictions", list_of(answer.contradictions, contradiction)},
                  {"conflicts", list_of(answer.conflicts, conflict)},
                  {"open_questions", list_of(answer.questions, question)},
                  {"unanswered", list_of(answer.unanswered, question)},
                  {"recorded", answer.recorded}},
                 answer.as_of);
}

}  // namespace counsel::cli
