#include "engine/decide/decide.h"

#include <algorithm>

#include "engine/decide/bounds.h"

namespace counsel::decide {

namespace {

bool lead_is_settled(const lang::Program& program, const Ranking& ranking, const std::vector<Bounds>& bounds) {
  const auto leaders = ranking.leaders();
  const auto& members = program.kind(program.decisions[index(ranking.decision)].candidates).members;
  const auto leads = [&](std::size_t i) { return std::find(leaders.begin(), leaders.end(), members[i].name) != leaders.end(); };
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!leads(i)) continue;
    if (bounds[i].can_be_excluded) return false;
    if (leaders.size() > 1 && bounds[i].least != bounds[i].most) return false;  // the tie could break
    for (std::size_t rival = 0; rival < members.size(); ++rival)
      if (!leads(rival) && !bounds[rival].stays_excluded && bounds[rival].most >= bounds[i].least) return false;
  }
  return true;
}

/// What the ranking rests on, in the kind's order.
AllEvidence evidence_now(const lang::Program& program, const Ranking& ranking) {
  const auto& members = program.kind(program.decisions[index(ranking.decision)].candidates).members;
  AllEvidence said(members.size());
  for (const Candidate& candidate : ranking.candidates) {
    const auto member = std::ranges::find(members, candidate.name, &lang::Kind::Member::name);
    auto& evidence = said[static_cast<std::size_t>(member - members.begin())];
    evidence.contributions = candidate.contributions;
    evidence.exclusions = candidate.exclusions;
  }
  return said;
}

/// Mostly what the open answers say one by one leaves the lead open already, which saves the bounds their runs.
bool may_be_settled(const Case& given, const eval::Model& model, const Ranking& ranking, const Trials& trials) {
  return ranking.unanswered.empty() || lead_is_settled(given.program, ranking, trials.reach(given, model, ranking));
}

}  // namespace

Result<bool> is_settled(const Case& given, const eval::Model& model, const Ranking& ranking) {
  if (ranking.unanswered.empty()) return true;
  const auto most = most_evidence(given, model, ranking.unanswered, ranking.decision);
  if (!most) return tl::unexpected(most.error());
  if (!*most) return false;
  // What is said now is at least what is said whatever is answered: mostly it leaves the lead open, which saves a run.
  const auto now = evidence_now(given.program, ranking);
  if (!lead_is_settled(given.program, ranking, bounds_between(now, **most))) return false;
  const auto least = least_evidence(given, model, ranking.unanswered, ranking.decision);
  if (!least) return tl::unexpected(least.error());
  return lead_is_settled(given.program, ranking, bounds_between(*least, **most));
}

Result<Ranking> decide(const Case& given, const eval::Model& model, DecisionId decision) {
  Trials trials(given.program, decision);
  return decide(given, model, decision, trials);
}

Result<Ranking> decide(const Case& given, const eval::Model& model, DecisionId decision, Trials& trials) {
  auto ranking = rank(given.program, model, decision);
  if (!ranking) return ranking;
  ranking->unanswered = trials.open(model);
  if (ranking->outcome == Outcome::contradiction || ranking->outcome == Outcome::nothing_fits) return ranking;
  auto questions = trials.changing(given, model, *ranking);
  if (!questions) return tl::unexpected(questions.error());
  ranking->questions = std::move(*questions);
  std::stable_sort(ranking->questions.begin(), ranking->questions.end(),
                   [](const OpenQuestion& a, const OpenQuestion& b) { return a.changes.size() > b.changes.size(); });
  if (!ranking->questions.empty()) return ranking;
  if (ranking->outcome == Outcome::provisional && may_be_settled(given, model, *ranking, trials)) {
    const auto settled = is_settled(given, model, *ranking);
    if (!settled) return tl::unexpected(settled.error());
    if (*settled) {
      ranking->outcome = Outcome::settled;
      return ranking;
    }
  }
  for (const RelationId attribute : ranking->unanswered) ranking->questions.push_back({.attribute = attribute, .changes = {}});
  return ranking;
}

}  // namespace counsel::decide
