// engine/lang/strata.h
// The order in which relations can be completed, and the cycles through `not` that leave none.
//
// Source: stratified Datalog, Apt, Blair and Walker 1988; strongly connected components after Tarjan 1972.
// Cost:   linear in the literals of all rules; no recursion, so depth of the rule base does not matter.
#pragma once

#include <vector>

#include "engine/lang/diagnostic.h"
#include "engine/lang/program.h"

namespace counsel::lang {

/// Fills `program.strata`. A relation that depends on its own absence is said with the whole cycle, each step
/// with its place.
void stratify(Program& program, const Sources& sources, std::vector<Diagnostic>& diagnostics);

}  // namespace counsel::lang
