#include "engine/decide/bounds.h"

#include <algorithm>

#include "engine/decide/evidence.h"
#include "engine/decide/relax.h"
#include "engine/eval/compile.h"

namespace counsel::decide {

namespace {

Result<std::vector<CandidateEvidence>> evidence_in(const lang::Program& program, const Case& given,
                                                   const std::vector<eval::CaseFact>& more, DecisionId decision) {
  const eval::Plan plan = eval::compile(program);
  const auto prepared = eval::prepare(plan, given.facts);
  if (!prepared) return tl::unexpected(prepared.error());
  std::vector<eval::CaseFact> answers(given.answers.begin(), given.answers.end());
  answers.insert(answers.end(), more.begin(), more.end());
  const auto model = eval::run(*prepared, answers, given.limits);
  if (!model) return tl::unexpected(model.error());
  return gather(program, *model, decision);
}

}  // namespace

Result<std::optional<AllEvidence>> most_evidence(const Case& given, const std::vector<RelationId>& open,
                                                 DecisionId decision) {
  if (!given.program.fact_files.empty()) return std::nullopt;  // their rows are in no FactSet
  const auto widest = possible(given.program, open);
  if (!widest) return std::nullopt;
  auto most = evidence_in(*widest, given, all_answers(given.program, open), decision);
  if (most) return std::optional(std::move(*most));
  if (most.error().kind == ErrorKind::limit_reached) return tl::unexpected(most.error());
  return std::nullopt;  // contradictory answers together may overflow where no real case does: nothing is proved
}

Result<AllEvidence> least_evidence(const Case& given, const std::vector<RelationId>& open, DecisionId decision) {
  return evidence_in(certain(given.program, open), given, {}, decision);
}

std::vector<Bounds> bounds_between(const AllEvidence& least, const AllEvidence& most) {
  const auto speaks_for = [](const Contribution& each) { return each.points_udb > 0; };
  std::vector<Bounds> out(most.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (const Contribution& c : most[i].contributions) (c.points_udb > 0 ? out[i].most : out[i].least) += c.points_udb;
    for (const Contribution& c : least[i].contributions) (c.points_udb > 0 ? out[i].least : out[i].most) += c.points_udb;
    out[i].can_be_suggested = std::ranges::any_of(most[i].contributions, speaks_for);
    out[i].can_be_discouraged = !std::ranges::all_of(most[i].contributions, speaks_for);
    out[i].can_be_excluded = !most[i].exclusions.empty();
    out[i].stays_excluded = !least[i].exclusions.empty();
  }
  return out;
}

Result<std::optional<std::vector<Bounds>>> bounds(const Case& given, const std::vector<RelationId>& open,
                                                  DecisionId decision) {
  const auto most = most_evidence(given, open, decision);
  if (!most) return tl::unexpected(most.error());
  if (!*most) return std::nullopt;
  const auto least = least_evidence(given, open, decision);
  if (!least) return tl::unexpected(least.error());
  return bounds_between(*least, **most);
}

}  // namespace counsel::decide
