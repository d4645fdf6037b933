#include "engine/decide/ranking.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/base/points.h"
#include "engine/decide/evidence.h"

namespace counsel::decide {

namespace {

/// The rows that nothing uncertain supports.
std::vector<RowId> certain_rows(const lang::Program& program, const eval::Model& model, RelationId id) {
  std::vector<RowId> rows = model.sorted_rows(id);
  if (const lang::Relation& relation = program.relation(id); relation.uncertain)
    std::erase_if(rows, [&](RowId row) { return model.value(id, row, relation.columns.size()) != Value(kCertainUdb); });
  return rows;
}

/// Attributes that can have one value and have several. Two answers to a closed question count as well.
std::vector<Contradiction> contradictions(const lang::Program& program, const eval::Model& model) {
  std::vector<Contradiction> found;
  for (std::size_t i = 0; i < program.declared; ++i) {
    const auto& attribute = program.relations[i].attribute;
    const auto id = static_cast<RelationId>(i);
    if (!attribute || attribute->holds != lang::Attribute::Holds::one || model.rows(id) < 2) continue;
    auto rows = certain_rows(program, model, id);
    if (rows.size() > 1) found.push_back({id, std::move(rows)});
  }
  return found;
}

Candidate candidate_of(const lang::Kind::Member& member, CandidateEvidence evidence) {
  Candidate candidate{.name = member.name, .label = member.label};
  candidate.contributions = std::move(evidence.contributions);
  candidate.exclusions = std::move(evidence.exclusions);
  candidate.cautions = std::move(evidence.cautions);
  candidate.overridden = std::move(evidence.overridden);
  for (const Contribution& contribution : candidate.contributions) candidate.points_udb += contribution.points_udb;
  candidate.certainty = certainty_of(candidate.points_udb);
  // The weightiest first; evidence comes by rule name, which a stable sort keeps.
  std::stable_sort(candidate.contributions.begin(), candidate.contributions.end(),
                   [](const Contribution& a, const Contribution& b) { return std::abs(a.points_udb) > std::abs(b.points_udb); });
  return candidate;
}

void assign_ranks(std::vector<Candidate>& candidates) {
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    if (a.excluded() != b.excluded()) return b.excluded();
    return a.points_udb > b.points_udb;
  });
  for (std::size_t i = 0; i < candidates.size() && !candidates[i].excluded(); ++i) {
    const bool ties = i > 0 && candidates[i - 1].points_udb == candidates[i].points_udb;
    candidates[i].rank = ties ? candidates[i - 1].rank : static_cast<std::uint32_t>(i + 1);
    if (ties) candidates[i].tied = candidates[i - 1].tied = true;
  }
}

/// What decides who leads, for each candidate in any order.
struct Standing {
  std::int64_t points_udb = 0;
  bool excluded = false;
  bool spoken_of = false;  // some rule suggests or discourages it
};

bool leads(const Standing& standing, std::int64_t best) { return !standing.excluded && standing.points_udb == best; }

std::optional<std::int64_t> best_points(const std::vector<Standing>& standings) {
  std::optional<std::int64_t> best;
  for (const Standing& standing : standings)
    if (!standing.excluded && (!best || standing.points_udb > *best)) best = standing.points_udb;
  return best;
}

Outcome outcome_of(const std::vector<Standing>& standings, bool contradicted) {
  if (contradicted) return Outcome::contradiction;
  const auto best = best_points(standings);
  if (!best) return Outcome::nothing_fits;
  // Several at the top of whom nobody has said anything: there is no evidence to prefer one by.
  const auto leading = std::count_if(standings.begin(), standings.end(), [&](const Standing& s) { return leads(s, *best); });
  const bool said = std::any_of(standings.begin(), standings.end(), [&](const Standing& s) { return leads(s, *best) && s.spoken_of; });
  return leading > 1 && !said ? Outcome::undecided : Outcome::provisional;
}

}  // namespace

std::string_view outcome_word(Outcome outcome) {
  constexpr std::array<std::string_view, 5> kWords = {"settled", "provisional", "undecided", "nothing fits", "contradiction"};
  return kWords[static_cast<std::size_t>(outcome)];
}

std::vector<std::string> Ranking::leaders() const {
  std::vector<std::string> names;
  if (outcome != Outcome::settled && outcome != Outcome::provisional) return names;
  for (const Candidate& candidate : candidates)
    if (candidate.rank == 1) names.push_back(candidate.name);
  return names;
}

Result<Ranking> rank(const lang::Program& program, const eval::Model& model, DecisionId decision) {
  auto evidence = gather(program, model, decision);
  if (!evidence) return tl::unexpected(evidence.error());
  Ranking ranking{.decision = decision};
  const auto& members = program.kind(program.decisions[index(decision)].candidates).members;
  for (std::size_t i = 0; i < members.size(); ++i)
    ranking.candidates.push_back(candidate_of(members[i], std::move((*evidence)[i])));
  assign_ranks(ranking.candidates);
  ranking.contradictions = contradictions(program, model);
  std::vector<Standing> standings;
  for (const Candidate& candidate : ranking.candidates)
    standings.push_back({candidate.points_udb, candidate.excluded(), !candidate.contributions.empty()});
  ranking.outcome = outcome_of(standings, !ranking.contradictions.empty());
  ranking.thinly_supported = ranking.outcome == Outcome::provisional &&
                             ranking.candidates.front().points_udb < program.decisions[index(decision)].confident_udb;
  return ranking;
}

Result<Lead> lead(const lang::Program& program, const eval::Model& model, DecisionId decision) {
  const auto evidence = gather(program, model, decision);
  if (!evidence) return tl::unexpected(evidence.error());
  std::vector<Standing> standings;
  for (const CandidateEvidence& each : *evidence) {
    Standing standing{.points_udb = 0, .excluded = !each.exclusions.empty(), .spoken_of = !each.contributions.empty()};
    for (const Contribution& contribution : each.contributions) standing.points_udb += contribution.points_udb;
    standings.push_back(standing);
  }
  Lead lead{.outcome = outcome_of(standings, !contradictions(program, model).empty()), .leaders = {}};
  if (lead.outcome != Outcome::provisional) return lead;
  const std::int64_t best = *best_points(standings);
  const auto& members = program.kind(program.decisions[index(decision)].candidates).members;
  for (std::size_t i = 0; i < standings.size(); ++i)
    if (leads(standings[i], best)) lead.leaders.push_back(members[i].name);
  return lead;
}

}  // namespace counsel::decide
