#include "cli/views/what_if.h"

#include "cli/views/wording.h"
#include "engine/decide/ranking.h"
#include "engine/explain/change.h"

namespace counsel::cli {

Result<WhatIfView> what_if(const Ready& ready, const Consultation& before, const Consultation& after, DecisionId decision,
                           const std::string& rule_base) {
  const auto now = decide::rank(ready.program, before.model, decision);
  if (!now) return tl::unexpected(now.error());
  const auto then = decide::rank(ready.program, after.model, decision);
  if (!then) return tl::unexpected(then.error());
  const lang::Decision& about = ready.program.decisions[index(decision)];
  WhatIfView view{.rule_base = rule_base, .decision = about.name, .question = about.question,
                  .given = given_views(before.answers), .changed_answers = changed_answer_views(before.answers, after.answers),
                  .before = {now->outcome, now->leaders()}, .after = {then->outcome, then->leaders()}, .candidates = {}};
  Wording of_before(ready, before, decision);
  Wording of_after(ready, after, decision);
  for (const explain::CandidateChange& each : explain::candidate_changes(*now, *then))
    view.candidates.push_back(candidate_change_view(each, of_before, of_after));
  return view;
}

}  // namespace counsel::cli
