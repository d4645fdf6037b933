// engine/explain/arithmetic.h
// What expressions and comparisons of a rule amount to, over values: for their words, and to check a proof without the
// engine that made it.
//
// Meaning: docs/language.md "Words". A whole number and a number compare exactly; dates move by days.
// Errors:  nothing where there is no result: an overflow, a division by zero, a day outside the calendar.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "engine/explain/claim.h"
#include "engine/lang/program.h"

namespace counsel::explain {

/// Nothing for a variable without a value, and for `?_`.
std::optional<Value> value_of(const lang::Term& term, const Bindings& values);
std::optional<Value> value_of(const lang::Arithmetic& arithmetic, const Bindings& values);

/// The operator's result for one operand, or for two.
std::optional<Value> computed(lang::Operator op, const Value& operand);
std::optional<Value> computed(lang::Operator op, const Value& left, const Value& right);

/// False where a side has no value.
bool holds(const lang::Test& test, const Bindings& values);

/// The points of a row of an evidence relation, negative for `discourages`; 0 where it moves none.
std::int64_t said_udb(const lang::Program& program, RelationId evidence, std::span<const Value> values);

}  // namespace counsel::explain
