#include "engine/decide/out_of_reach.h"

#include <algorithm>

#include "engine/decide/bounds.h"
#include "engine/decide/moves.h"

namespace counsel::decide {

namespace {

std::vector<eval::CaseFact> without(const Case& given, const std::vector<RelationId>& attributes) {
  std::vector<bool> left_out(given.answers.size(), false);
  for (const RelationId attribute : attributes)
    for (const std::size_t at : answers_about(given.program, given.answers, attribute)) left_out[at] = true;
  std::vector<eval::CaseFact> kept;
  for (std::size_t i = 0; i < given.answers.size(); ++i)
    if (!left_out[i]) kept.push_back(given.answers[i]);
  return kept;
}

}  // namespace

Result<std::optional<OutOfReach>> out_of_reach(const Case& given, const eval::Model& standing, DecisionId decision,
                                               const Goal& goal) {
  const std::vector<RelationId> open = movable(given.program);
  const std::vector<eval::CaseFact> kept = without(given, open);
  const auto found = bounds({given.program, given.facts, kept, given.limits}, standing, open, decision);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return std::nullopt;
  const std::vector<Bounds>& bounds = **found;
  OutOfReach out{.stays_excluded = bounds[goal.candidate].stays_excluded, .most_udb = bounds[goal.candidate].most};
  if (out.stays_excluded) return out;
  if (goal.ahead_of) {
    const Bounds& other = bounds[*goal.ahead_of];
    if (other.can_be_excluded || other.least < out.most_udb) return std::nullopt;
    out.rivals.push_back({*goal.ahead_of, other.least});
    return out;
  }
  if (!goal.top) return std::nullopt;
  for (std::size_t i = 0; i < bounds.size(); ++i)
    if (i != goal.candidate && !bounds[i].can_be_excluded && bounds[i].least > out.most_udb)
      out.rivals.push_back({i, bounds[i].least});
  return out.rivals.size() >= *goal.top ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace counsel::decide
