#include "cli/views/what_if.h"

#include <algorithm>

#include "cli/views/wording.h"
#include "engine/decide/decide.h"
#include "engine/explain/change.h"
#include "engine/lang/sentence.h"

namespace counsel::cli {

namespace {

Result<WhatIfView::Lead> lead(const ConsultedCase& the_case, decide::Ranking& ranking, const RunLimits& limits) {
  const auto& [ready, consultation] = the_case;
  WhatIfView::Lead lead{ranking.outcome, ranking.leaders()};
  if (lead.leaders.empty()) return lead;
  ranking.unanswered = decide::open_questions(ready.program, consultation.model, ranking.decision);
  const auto settled = decide::is_settled({ready.program, ready.facts, consultation.case_facts, limits},
                                          consultation.model, ranking);
  if (!settled) return tl::unexpected(settled.error());
  lead.settled = *settled;
  return lead;
}

/// What holds in the one case and not in the other of attributes that nobody answers: rules conclude it.
std::vector<std::string> concluded(const ConsultedCase& in, const ConsultedCase& not_in) {
  const lang::Program& program = in.ready.program;
  std::vector<std::string> out;
  for (std::size_t i = 0; i < program.declared; ++i) {
    const lang::Relation& relation = program.relations[i];
    const auto id = static_cast<RelationId>(i);
    if (!relation.attribute || relation.attribute->asked || relation.attribute->built_in) continue;
    const auto others = not_in.consultation.model.sorted_rows(id);
    for (const RowId row : in.consultation.model.sorted_rows(id)) {
      const Value value = in.consultation.model.value(id, row, 0);
      const auto same = [&](RowId other) { return not_in.consultation.model.value(id, other, 0) == value; };
      if (std::ranges::none_of(others, same)) out.push_back(lang::fact_text(relation, {&value, 1}));
    }
  }
  return out;
}

std::vector<ChangedFactView> changed_fact_views(const FactChanges& changes, const lang::Program& program) {
  std::vector<ChangedFactView> views;
  for (const Fact& fact : changes.added) views.push_back({fact_text(fact, program), /*added=*/true});
  for (const Fact& fact : changes.withdrawn) views.push_back({fact_text(fact, program), /*added=*/false});
  return views;
}

}  // namespace

Result<WhatIfView> what_if(const ConsultedCase& before, const ConsultedCase& after, const FactChanges& changes,
                           DecisionId decision, const std::string& rule_base, const RunLimits& limits) {
  const lang::Program& program = before.ready.program;
  auto now = decide::rank(program, before.consultation.model, decision);
  if (!now) return tl::unexpected(now.error());
  auto then = decide::rank(after.ready.program, after.consultation.model, decision);
  if (!then) return tl::unexpected(then.error());
  auto leads = lead(before, *now, limits);
  if (!leads) return tl::unexpected(leads.error());
  auto would_lead = lead(after, *then, limits);
  if (!would_lead) return tl::unexpected(would_lead.error());
  const lang::Decision& about = program.decisions[index(decision)];
  const std::vector<Fact>& given = before.consultation.answers;
  WhatIfView view{.rule_base = rule_base, .decision = about.name, .question = about.question,
                  .given = given_views(given), .as_of = before.ready.as_of,
                  .changed_answers = changed_answer_views(given, after.consultation.answers),
                  .changed_facts = changed_fact_views(changes, program),
                  .before = std::move(*leads), .after = std::move(*would_lead),
                  .concluded = concluded(after, before), .no_longer_concluded = concluded(before, after),
                  .candidates = {}};
  Wording of_before(before.ready, before.consultation, decision);
  Wording of_after(after.ready, after.consultation, decision);
  for (const explain::CandidateChange& each : explain::candidate_changes(*now, *then))
    view.candidates.push_back(candidate_change_view(each, of_before, of_after));
  return view;
}

}  // namespace counsel::cli
