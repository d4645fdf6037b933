// engine/lang/scopes.h
// Which variables belong to an aggregate or `every`, and which to the rule around it.
//
// A variable that stands outside as well is the rule's: it has its value from there. The others range inside.
#pragma once

#include "engine/lang/variables.h"

namespace counsel::lang {

/// Fills `Aggregate::own` and `Every::own`. Says so where the variable that is counted, or that `every` ranges over,
/// has its value from outside.
void assign_own_variables(Rule& rule, RuleScope& scope);

}  // namespace counsel::lang
