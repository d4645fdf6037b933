// engine/decide/evidence.h
// What the rules say about each candidate of a decision, read off a model.
//
// A rule speaks once for a candidate, and once for each value of its `for each` variables, however many ways its
// conditions hold: its evidence relation has a row for each, and where a variable gives the strength the best counts.
#pragma once

#include <vector>

#include "engine/base/result.h"
#include "engine/decide/ranking.h"
#include "engine/eval/model.h"
#include "engine/lang/program.h"

namespace counsel::decide {

struct CandidateEvidence {
  std::vector<Contribution> contributions;  // suggests and discourages
  std::vector<Contribution> exclusions;
  std::vector<Contribution> cautions;
  std::vector<Overridden> overridden;       // of all three, what does not count
};

/// One a candidate, in the kind's order. Contributions by rule name, then conclusion, then `for each` values.
/// Errors: invalid_input where a variable gives a strength that does not lie between 0 and 1.
/// Whatever overrides what, all of it is there and nothing is overridden.
Result<std::vector<CandidateEvidence>> gather_all(const lang::Program& program, const eval::Model& model,
                                                  DecisionId decision);

/// The same with what is overridden set aside (set_aside.h).
Result<std::vector<CandidateEvidence>> gather(const lang::Program& program, const eval::Model& model,
                                              DecisionId decision);

}  // namespace counsel::decide
