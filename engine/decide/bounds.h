// engine/decide/bounds.h
// How far each candidate's points can go, whatever is answered to the open questions (relax.h).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/result.h"
#include "engine/decide/questions.h"

namespace counsel::decide {

/// What a candidate's points can become, and whether it can be, or will stay, excluded.
struct Bounds {
  std::int64_t least = 0, most = 0;
  bool can_be_suggested = false, can_be_discouraged = false;
  bool can_be_excluded = false, stays_excluded = false;
};

/// One a candidate, in the kind's order. Nothing where the program gives no bounds, or has facts in files.
/// Errors: limit_reached.
Result<std::optional<std::vector<Bounds>>> bounds(const Case& given, const std::vector<RelationId>& open,
                                                  DecisionId decision);

}  // namespace counsel::decide
