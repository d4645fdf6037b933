#include "engine/decide/standing.h"

#include <algorithm>

#include "engine/decide/evidence.h"

namespace counsel::decide {

namespace {

/// Those with the most points that are not excluded.
std::vector<std::size_t> leading(const Standings& standings) {
  std::vector<std::size_t> found;
  std::int64_t best = 0;
  for (std::size_t i = 0; i < standings.candidates.size(); ++i) {
    const Standing& each = standings.candidates[i];
    if (each.excluded() || (!found.empty() && each.points_udb < best)) continue;
    if (!found.empty() && each.points_udb > best) found.clear();
    best = each.points_udb;
    found.push_back(i);
  }
  return found;
}

Outcome outcome_of(const Standings& standings, const std::vector<std::size_t>& at_the_top) {
  if (standings.contradictions > 0) return Outcome::contradiction;
  if (at_the_top.empty()) return Outcome::nothing_fits;
  // Several at the top of whom nobody has said anything: there is no evidence to prefer one by.
  const bool said =
      std::ranges::any_of(at_the_top, [&](std::size_t i) { return standings.candidates[i].contributions > 0; });
  return at_the_top.size() > 1 && !said ? Outcome::undecided : Outcome::provisional;
}

}  // namespace

Standing& Standing::operator+=(const Standing& more) {
  points_udb += more.points_udb;
  exclusions += more.exclusions;
  contributions += more.contributions;
  return *this;
}

Standing& Standing::operator-=(const Standing& less) {
  points_udb -= less.points_udb;
  exclusions -= less.exclusions;
  contributions -= less.contributions;
  return *this;
}

Standing standing_of(const CandidateEvidence& evidence) {
  Standing standing{.exclusions = static_cast<std::int32_t>(evidence.exclusions.size()),
                    .contributions = static_cast<std::int32_t>(evidence.contributions.size())};
  for (const Contribution& contribution : evidence.contributions) standing.points_udb += contribution.points_udb;
  return standing;
}

Standings standings_of(const lang::Program& program, const eval::Model& model,
                       std::span<const CandidateEvidence> evidence) {
  Standings standings;
  for (const CandidateEvidence& each : evidence) standings.candidates.push_back(standing_of(each));
  standings.contradictions = static_cast<std::int32_t>(contradictions(program, model).size());
  return standings;
}

Result<Standings> standings(const lang::Program& program, const eval::Model& model, DecisionId decision) {
  const auto evidence = gather(program, model, decision);
  if (!evidence) return tl::unexpected(evidence.error());
  return standings_of(program, model, *evidence);
}

std::uint32_t rank_of(const Standings& standings, std::size_t candidate) {
  const Standing& of = standings.candidates[candidate];
  if (of.excluded()) return 0;
  return 1 + static_cast<std::uint32_t>(std::ranges::count_if(standings.candidates, [&](const Standing& other) {
           return !other.excluded() && other.points_udb > of.points_udb;
         }));
}

Outcome outcome_of(const Standings& standings) { return outcome_of(standings, leading(standings)); }

std::vector<std::size_t> leaders_of(const Standings& standings) {
  std::vector<std::size_t> at_the_top = leading(standings);
  if (outcome_of(standings, at_the_top) != Outcome::provisional) at_the_top.clear();
  return at_the_top;
}

}  // namespace counsel::decide
