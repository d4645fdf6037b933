// engine/explain/readiness.h
// Which variables conditions read and give values to, and so which can be looked at next: for naive_model.h.
#pragma once

#include <optional>
#include <set>

#include "engine/explain/claim.h"
#include "engine/lang/program.h"

namespace counsel::explain {

using Variables = std::set<VariableId>;

/// Those that a condition reads or gives a value to, without what ranges inside of it alone.
Variables variables_of(const lang::Literal& condition);
Variables variables_of(const lang::Alternative& conditions);

/// Those that have a value.
Variables bound_in(const Bindings& values);

/// The variable that an `=` gives a value: alone on a side, without a value, where the other side has one of its type.
std::optional<VariableId> given_by(const lang::Test& test, const Variables& bound);

/// Whether all that the condition does not bind itself has a value.
bool is_ready(const lang::Literal& condition, const Variables& bound);

}  // namespace counsel::explain
