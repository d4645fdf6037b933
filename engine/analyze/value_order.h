// engine/analyze/value_order.h
// The order that comparisons of rules go by: numbers by size, whatever their type; others by type and bytes.
#pragma once

#include <compare>

#include "engine/base/value.h"

namespace counsel::analyze {

std::strong_ordering order_of(const Value& a, const Value& b);

}  // namespace counsel::analyze
