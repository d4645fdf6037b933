#include "engine/decide/ranking.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/base/points.h"
#include "engine/decide/evidence.h"
#include "engine/decide/standing.h"

namespace counsel::decide {

namespace {

/// The rows that nothing uncertain supports.
std::vector<RowId> certain_rows(const lang::Program& program, const eval::Model& model, RelationId id) {
  std::vector<RowId> rows = model.sorted_rows(id);
  if (const lang::Relation& relation = program.relation(id); relation.uncertain)
    std::erase_if(rows, [&](RowId row) { return model.value(id, row, relation.columns.size()) != Value(kCertainUdb); });
  return rows;
}

Candidate candidate_of(const lang::Kind::Member& member, CandidateEvidence evidence, std::int64_t points_udb) {
  Candidate candidate{.name = member.name, .label = member.label, .points_udb = points_udb};
  candidate.contributions = std::move(evidence.contributions);
  candidate.exclusions = std::move(evidence.exclusions);
  candidate.cautions = std::move(evidence.cautions);
  candidate.overridden = std::move(evidence.overridden);
  candidate.certainty = certainty_of(points_udb);
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

std::optional<Contradiction> contradiction(const lang::Program& program, const eval::Model& model, RelationId id) {
  const auto& attribute = program.relation(id).attribute;
  if (!attribute || attribute->holds != lang::Attribute::Holds::one || model.rows(id) < 2) return std::nullopt;
  auto rows = certain_rows(program, model, id);
  if (rows.size() < 2) return std::nullopt;
  return Contradiction{id, std::move(rows)};
}

std::vector<Contradiction> contradictions(const lang::Program& program, const eval::Model& model) {
  std::vector<Contradiction> found;
  for (std::size_t i = 0; i < program.declared; ++i)
    if (auto contradicted = contradiction(program, model, static_cast<RelationId>(i))) found.push_back(std::move(*contradicted));
  return found;
}

Result<Ranking> rank(const lang::Program& program, const eval::Model& model, DecisionId decision) {
  auto evidence = gather(program, model, decision);
  if (!evidence) return tl::unexpected(evidence.error());
  Ranking ranking{.decision = decision};
  ranking.contradictions = contradictions(program, model);
  Standings standings{.candidates = {}, .contradictions = static_cast<std::int32_t>(ranking.contradictions.size())};
  const auto& members = program.kind(program.decisions[index(decision)].candidates).members;
  for (std::size_t i = 0; i < members.size(); ++i) {
    standings.candidates.push_back(standing_of((*evidence)[i]));
    ranking.candidates.push_back(candidate_of(members[i], std::move((*evidence)[i]), standings.candidates.back().points_udb));
  }
  assign_ranks(ranking.candidates);
  ranking.outcome = outcome_of(standings);
  ranking.thinly_supported = ranking.outcome == Outcome::provisional &&
                             ranking.candidates.front().points_udb < program.decisions[index(decision)].confident_udb;
  return ranking;
}

Result<Lead> lead(const lang::Program& program, const eval::Model& model, DecisionId decision) {
  const auto standing = standings(program, model, decision);
  if (!standing) return tl::unexpected(standing.error());
  Lead lead{.outcome = outcome_of(*standing), .leaders = {}};
  const auto& members = program.kind(program.decisions[index(decision)].candidates).members;
  for (const std::size_t leader : leaders_of(*standing)) lead.leaders.push_back(members[leader].name);
  return lead;
}

}  // namespace counsel::decide
