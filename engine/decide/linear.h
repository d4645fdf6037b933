// engine/decide/linear.h
// Which rules say for several answers together just what they say for each of them.
//
// Method: a relation is linear where each way to conclude a row of it reads one changeable row at most, and does so
//         positively. What follows from some answers is then what follows from any one of them, put together.
#pragma once

#include <span>
#include <vector>

#include "engine/lang/program.h"

namespace counsel::decide {

/// By RelationId. `depends`: what answers can change, as depends_on of relax.h has it. Neither `others` are counted as
/// linear, nor what reads them.
std::vector<bool> linear_relations(const lang::Program& program, const std::vector<bool>& depends,
                                   std::span<const RelationId> others = {});

/// By RuleId: whether it says no more for several answers than for each of them, and all of it in one direction. A rule
/// that overrides another or is overridden does not.
std::vector<bool> linear_rules(const lang::Program& program, DecisionId decision, const std::vector<bool>& depends);

}  // namespace counsel::decide
