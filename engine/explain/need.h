// engine/explain/need.h
// What would have done where a condition failed: the values of a closed set, the bound of a comparison and how far the
// actual value is from it.
//
// Order: values in the order of their kind.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/eval/match.h"
#include "engine/explain/distance.h"
#include "engine/lang/program.h"

namespace counsel::explain {

/// Values of the variables of one rule.
using Values = std::map<VariableId, Value>;

/// The value of a term, where it has one.
std::optional<Value> settled_value(const lang::Term& term, const Values& values);

struct Need {
  std::string text;                   // "<= 5", "low or mid"; empty where the condition itself says it
  std::vector<std::string> would_do;  // values of a closed set, any of which is enough
  std::optional<Distance> distance;
};

/// Requires: the literal failed where its variables have these values; `kept` are conditions of the rule that hold
/// together.
Need need_of(RuleId rule, const lang::Literal& literal, const Values& values, const lang::Alternative& kept,
             eval::Matcher& matcher, const lang::Program& program);

}  // namespace counsel::explain
