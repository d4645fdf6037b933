// engine/decide/bounds.h
// How far each candidate's points can go, whatever is answered to the open questions (relax.h).
//
// Shape:  `standing` is what the case leads to, with or without answers to the open questions.
// Cost:   for either end the rules that depend on those answers are compiled and run; all else is as it stands.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/result.h"
#include "engine/decide/evidence.h"
#include "engine/decide/questions.h"

namespace counsel::decide {

/// What a candidate's points can become, and whether it can be, or will stay, excluded.
struct Bounds {
  std::int64_t least = 0, most = 0;
  bool can_be_suggested = false, can_be_discouraged = false;
  bool can_be_excluded = false, stays_excluded = false;
};

using AllEvidence = std::vector<CandidateEvidence>;  // one a candidate, in the kind's order

/// What some answers could bring about, all at once. Nothing where the program gives no bounds, or has facts in files.
/// Errors: limit_reached.
Result<std::optional<AllEvidence>> most_evidence(const Case& given, const eval::Model& standing,
                                                 const std::vector<RelationId>& open, DecisionId decision);

/// What is said whatever is answered. Requires: there are bounds.
/// Errors: limit_reached.
Result<AllEvidence> least_evidence(const Case& given, const eval::Model& standing, const std::vector<RelationId>& open,
                                   DecisionId decision);

/// One a candidate, in the kind's order.
std::vector<Bounds> bounds_between(const AllEvidence& least, const AllEvidence& most);

/// From both.
Result<std::optional<std::vector<Bounds>>> bounds(const Case& given, const eval::Model& standing,
                                                  const std::vector<RelationId>& open, DecisionId decision);

}  // namespace counsel::decide
