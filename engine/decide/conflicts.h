// engine/decide/conflicts.h
// Which answers rule out all candidates between them, where nothing fits.
//
// Method: each set is tried by running the case with it alone. Answers that no exclusion can depend on are left out
//         beforehand. Sets come by size, those that hold a smaller one never; where the answers are too many for
//         that, one set is found by taking answers away as long as nothing fits.
// Order:  the smallest sets first, then by the order in which the answers were given.
// Cost:   at most 2¹² runs of the engine, and most often a few; beyond 12 answers at most their number squared.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/base/result.h"
#include "engine/decide/ranking.h"
#include "engine/eval/fixpoint.h"
#include "engine/lang/program.h"

namespace counsel::decide {

/// Answers that together leave nothing that fits, and would not if one of them were missing: numbers of them,
/// ascending. Empty where nothing fits whatever is answered: the facts alone rule out every candidate.
using Conflict = std::vector<std::size_t>;

inline constexpr std::size_t kMaxConflicts = 3;

/// Requires: with all `answers` the outcome of the decision is nothing fits.
/// Errors: as a run of the engine, and as evidence.h.
Result<std::vector<Conflict>> conflicts(const lang::Program& program, const eval::Prepared& prepared,
                                        std::span<const eval::CaseFact> answers, DecisionId decision,
                                        const RunLimits& limits = {});

}  // namespace counsel::decide
