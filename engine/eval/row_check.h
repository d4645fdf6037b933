// engine/eval/row_check.h
// Whether values that come from outside fit the relation they are for.
#pragma once

#include <vector>

#include "engine/base/result.h"
#include "engine/eval/plan.h"

namespace counsel::eval {

/// invalid_input where their number or a type is not the declared one.
Result<void> check_row(const PlanRelation& relation, const std::vector<Value>& values);

}  // namespace counsel::eval
