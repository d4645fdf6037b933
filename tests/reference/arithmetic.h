// tests/reference/arithmetic.h
// What an expression's operators and comparators mean for values. Never shipped.
#pragma once

#include "engine/base/value.h"
#include "engine/lang/syntax.h"

namespace counsel::reference {

/// Thrown where something has no result: an overflow, a division by zero, a day outside the calendar.
struct UndefinedArithmetic {};

using Wide = __int128;

/// The whole number, or the number, if there is one.
Value integer(Wide wide);
Value number(double result);

double as_number(const Value& value);

Value compute(lang::Operator op, const Value& operand);
Value compute(lang::Operator op, const Value& a, const Value& b);

bool holds(lang::Comparator comparator, const Value& a, const Value& b);

}  // namespace counsel::reference
