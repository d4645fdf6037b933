// tests/reference/readiness.h
// Which condition can be tried next, given the variables that have values. Never shipped.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "engine/lang/program.h"
#include "tests/reference/conditions.h"

namespace counsel::reference {

bool is_bound(const lang::Term& term, const Bindings& bindings);
bool is_bound(const lang::Arithmetic& arithmetic, const Bindings& bindings);

/// The variables that have to be bound outside.
std::set<VariableId> read_outside(const lang::Aggregate& aggregate);
std::set<VariableId> read_outside(const lang::Every& every);

/// The variable that the literal gives its value, if it is a comparison or aggregate that gives one.
std::optional<VariableId> to_bind(const lang::Rule& rule, const lang::Literal& literal, const Bindings& bindings);

/// Index into `waiting`. Atoms before `=`, so that it binds only what no atom does. What can be undefined comes last:
/// whether a missing result matters is asked where everything else holds.
std::size_t choose(const lang::Rule& rule, const std::vector<const lang::Literal*>& waiting, const Bindings& bindings);

}  // namespace counsel::reference
