// engine/eval/row_check.h
// Whether values that come from outside fit the relation they are for, and as what they are kept.
#pragma once

#include <optional>
#include <vector>

#include "engine/base/result.h"
#include "engine/eval/plan.h"

namespace counsel::eval {

/// invalid_input where their number or a type is not the declared one, or the certainty does not lie in (0, 1].
Result<void> check_row(const PlanRelation& relation, const std::vector<Value>& values);

/// The values with the certainty of an uncertain fact in points; nothing where that is too little to be told from none.
/// Requires: check_row lets them pass.
std::optional<std::vector<Value>> stored(const PlanRelation& relation, const std::vector<Value>& values);

}  // namespace counsel::eval
