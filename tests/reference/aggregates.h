// tests/reference/aggregates.h
// What `count`, `sum`, `min`, `max` and `average` make of the values for all bindings together. Never shipped.
#pragma once

#include <optional>
#include <vector>

#include "engine/base/value.h"
#include "engine/lang/syntax.h"

namespace counsel::reference {

/// Nothing where there is none. `type` is that of the result.
/// Throws UndefinedArithmetic where a sum is too large.
std::optional<Value> aggregate(lang::AggregateFunction function, std::vector<Value> values, Type type);

}  // namespace counsel::reference
