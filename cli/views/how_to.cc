#include "cli/views/how_to.h"

#include "cli/views/changed_case.h"
#include "cli/views/wording.h"
#include "engine/explain/how_to.h"

namespace counsel::cli {

namespace {

OutOfReachView out_of_reach_view(const decide::OutOfReach& proof, const std::vector<lang::Kind::Member>& members) {
  OutOfReachView view{.stays_excluded = proof.stays_excluded, .most_udb = proof.most_udb, .rivals = {}};
  for (const auto& rival : proof.rivals)
    view.rivals.push_back({members[rival.candidate].name, members[rival.candidate].label, rival.least_udb});
  return view;
}

}  // namespace

Result<HowToView> how_to(const Ready& ready, const Consultation& consultation, DecisionId decision,
                         const decide::Goal& goal, const decide::WaysWanted& wanted, const std::string& rule_base,
                         const RunLimits& limits) {
  const decide::Case given{ready.program, ready.facts, consultation.case_facts, limits};
  auto found = explain::how_to(given, ready.prepared, consultation.model, decision, goal, wanted);
  if (!found) return tl::unexpected(found.error());
  const lang::Decision& about = ready.program.decisions[index(decision)];
  const auto& members = ready.program.kind(about.candidates).members;
  HowToView view{.rule_base = rule_base, .decision = about.name, .question = about.question,
                 .given = given_views(consultation.answers), .as_of = ready.as_of, .name = members[goal.candidate].name,
                 .label = members[goal.candidate].label, .top = goal.top, .most_changes = wanted.moves,
                 .before = {found->before.outcome, found->before.leaders()}, .achieved = found->achieved};
  Wording of_before(ready, consultation, decision);
  for (explain::Way& way : found->ways) {
    WayView& shown = view.ways.emplace_back();
    shown.cost = way.cost;
    shown.after = {way.ranking.outcome, way.ranking.leaders()};
    const Consultation after = changed_case(ready, consultation, way);
    shown.changed_answers = changed_answer_views(consultation.answers, answers_of(after));
    Wording of_after(ready, after, decision);
    for (const explain::CandidateChange& each : way.candidates)
      shown.candidates.push_back(candidate_change_view(each, of_before, of_after));
  }
  if (!found->achieved && found->ways.size() < wanted.ways) view.covered = found->covered;
  if (found->out_of_reach) view.out_of_reach = out_of_reach_view(*found->out_of_reach, members);
  return view;
}

}  // namespace counsel::cli
