#include "engine/explain/change.h"

#include <algorithm>

#include "engine/base/check.h"

namespace counsel::explain {

namespace {

using decide::Candidate;
using decide::Contribution;

/// The same thing said by the same rule, whatever it is worth. INVARIANT: a rule says it once for a candidate.
bool same_saying(const Contribution& a, const Contribution& b) {
  return a.rule == b.rule && a.conclusion == b.conclusion && a.for_each == b.for_each;
}

/// Those of `some` that are not among `others`.
std::vector<Contribution> only_in(const std::vector<Contribution>& some, const std::vector<Contribution>& others) {
  std::vector<Contribution> found;
  std::ranges::copy_if(some, std::back_inserter(found), [&](const Contribution& each) {
    return std::ranges::none_of(others, [&](const Contribution& other) {
      return same_saying(each, other) && each.points_udb == other.points_udb;
    });
  });
  return found;
}

void name_overriding_rules(std::vector<Contribution>& lost, const std::vector<Contribution>& overridden) {
  for (Contribution& each : lost)
    for (const Contribution& now : overridden)
      if (same_saying(each, now)) each.overridden_by = now.overridden_by;
}

Position position_of(const Candidate& candidate) { return {candidate.rank, candidate.tied, candidate.points_udb}; }

}  // namespace

std::vector<CandidateChange> candidate_changes(const decide::Ranking& before, const decide::Ranking& after) {
  std::vector<CandidateChange> changes;
  for (const Candidate& now : after.candidates) {
    const auto then = std::ranges::find(before.candidates, now.name, &Candidate::name);
    COUNSEL_CHECK(then != before.candidates.end(), "rankings of one decision have the same candidates");
    CandidateChange& change = changes.emplace_back();
    change = {.name = now.name,
              .label = now.label,
              .before = position_of(*then),
              .after = position_of(now),
              .gained = only_in(now.contributions, then->contributions),
              .lost = only_in(then->contributions, now.contributions),
              .exclusions_gained = only_in(now.exclusions, then->exclusions),
              .exclusions_lost = only_in(then->exclusions, now.exclusions),
              .cautions_gained = only_in(now.cautions, then->cautions),
              .cautions_lost = only_in(then->cautions, now.cautions)};
    name_overriding_rules(change.lost, now.overridden);
  }
  return changes;
}

}  // namespace counsel::explain
