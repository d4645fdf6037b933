// engine/decide/evidence.h
// What the rules say about each candidate of a decision, read off a model.
//
// A rule speaks once for a candidate, and once for each value of its `for each` variables, however many ways its
// conditions hold: its evidence relation has a row for each, and where a variable gives the strength, or conditions are
// uncertain, the best counts. What another rule overrides, for the same candidate, does not count.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/result.h"
#include "engine/decide/ranking.h"
#include "engine/eval/model.h"
#include "engine/lang/program.h"

namespace counsel::decide {

/// What a row of evidence weighs: the strength of its conclusion and the certainty of its conditions.
struct Weight {
  double strength = 0;
  std::int64_t certainty_udb = 0;
  friend auto operator<=>(const Weight&, const Weight&) = default;
};

/// Requires: the conclusion suggests, discourages or implies; `column` is the first behind its `for each` values.
Weight weight_of(const lang::RuleConclusion& conclusion, const eval::Model& model, RowId row, std::size_t column);

struct CandidateEvidence {
  std::vector<Contribution> contributions;  // suggests and discourages
  std::vector<Contribution> exclusions;
  std::vector<Contribution> cautions;
  std::vector<Contribution> overridden;
};

/// The rules that say something, overridden or not; ascending.
std::vector<RuleId> speakers(const CandidateEvidence& evidence);

/// One a candidate, in the kind's order. Contributions by rule name, then conclusion, then `for each` values.
/// Errors: invalid_input where a variable gives a strength that does not lie between 0 and 1.
Result<std::vector<CandidateEvidence>> gather(const lang::Program& program, const eval::Model& model,
                                              DecisionId decision);

/// The same, of these rules alone: all that they say where they name, or are named by, no others in `overrides`.
/// Ascending.
Result<std::vector<CandidateEvidence>> gather(const lang::Program& program, const eval::Model& model,
                                              DecisionId decision, std::span<const RuleId> rules);

/// What one conclusion says for an uncertain fact: for each of its `for each` values, the best. `values` are the fact's.
/// Requires: the model was made, so that every strength is one.
std::vector<Contribution> best_evidence(const lang::RuleConclusion& conclusion, std::span<const Value> values,
                                        const eval::Model& model);

}  // namespace counsel::decide
