#include "cli/views/answer.h"

#include <algorithm>

#include "cli/views/sensitivity.h"
#include "cli/views/wording.h"
#include "engine/decide/conflicts.h"
#include "engine/decide/sensitivity.h"

namespace counsel::cli {

Result<AnswerView> answer(const Ready& ready, const Consultation& consultation, const decide::Ranking& ranking,
                          const std::string& rule_base, const RunLimits& limits) {
  const lang::Decision& about = ready.program.decisions[index(ranking.decision)];
  AnswerView view{.rule_base = rule_base, .decision = about.name, .question = about.question,
                  .given = given_views(consultation.answers), .as_of = ready.as_of, .outcome = ranking.outcome,
                  .thinly_supported = ranking.thinly_supported, .confident_udb = about.confident_udb};
  view.assumed = assumed_views(ready.program, consultation.model);
  Wording wording(ready, consultation, ranking.decision);
  for (const decide::Candidate& candidate : ranking.candidates) view.candidates.push_back(wording.candidate(candidate));
  const decide::Case given{ready.program, ready.facts, consultation.case_facts, limits};
  const auto firm = decide::sensitivity(given, consultation.model, ranking.decision);
  if (!firm) return tl::unexpected(firm.error());
  if (*firm) view.sensitivity = sensitivity_view(**firm, ready, consultation, ranking.decision);
  for (const decide::Contradiction& each : ranking.contradictions) view.contradictions.push_back(wording.contradiction(each));
  if (ranking.outcome == decide::Outcome::nothing_fits) {
    const auto conflicts = decide::conflicts(ready.program, ready.prepared, consultation.case_facts, ranking.decision, limits);
    if (!conflicts) return tl::unexpected(conflicts.error());
    for (const decide::Conflict& each : *conflicts)
      view.conflicts.push_back(wording.conflict(each, ranking));
  }
  for (const decide::OpenQuestion& each : ranking.questions) view.questions.push_back(wording.question(each));
  for (const RelationId id : ranking.unanswered) {
    const auto named = std::find_if(ranking.questions.begin(), ranking.questions.end(),
                                    [&](const decide::OpenQuestion& question) { return question.attribute == id; });
    if (named == ranking.questions.end()) view.unanswered.push_back(wording.question({.attribute = id, .changes = {}}));
  }
  return view;
}

}  // namespace counsel::cli
