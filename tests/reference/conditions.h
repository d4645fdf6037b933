// tests/reference/conditions.h
// Every way in which the conditions of a rule hold. Never shipped.
//
// Conditions are tried one at a time, each on all rows, as soon as the variables they read have values. Arithmetic
// without a result is an error where every condition holds that has one: it is passed over, and noted in what comes
// out.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "engine/lang/program.h"
#include "tests/reference/model.h"

namespace counsel::reference {

/// Values of the variables of one rule.
struct Bindings {
  std::vector<std::optional<Value>> values;  // by VariableId; nothing where a variable has none yet
  std::vector<bool> without_result;          // by VariableId; it is `=` to arithmetic that has no result
  bool any_without_result = false;           // some condition was passed over for it

  explicit Bindings(std::size_t variables) : values(variables), without_result(variables, false) {}
};

/// Throws UndefinedArithmetic where the variable's value is without result. Requires: not Anything, and bound.
Value value_of(const lang::Term& term, const Bindings& bindings);

/// Calls `then` for every way, with all variables of the alternative bound.
void each_way(const lang::Rule& rule, const lang::Alternative& alternative, const Bindings& bindings,
              const Model& model, const std::function<void(const Bindings&)>& then);

}  // namespace counsel::reference
