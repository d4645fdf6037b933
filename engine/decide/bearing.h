// engine/decide/bearing.h
// What bears on a decision: the rules and relations that can change what comes of it, and no others.
//
// Method: backwards from the rules that speak of its candidates. What concludes a relation that one of them reads bears on
//         it too, and so does what overrides one.
// Cost:   linear in the program.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/eval/plan.h"
#include "engine/lang/program.h"

namespace counsel::decide {

struct Bearing {
  std::vector<bool> rules;      // by RuleId
  std::vector<bool> relations;  // by RelationId

  bool has(RuleId rule) const { return rules[index(rule)]; }
  bool has(RelationId relation) const { return relations[index(relation)]; }
};

/// On what is said of the candidates, or on one of the relations `also`.
Bearing bearing_on_evidence(const lang::Program& program, DecisionId decision, std::span<const RelationId> also = {});

/// The relations that what is said of the candidates can depend on, by RelationId: no rule of another decision overrides
/// anything here.
std::vector<bool> read_for_evidence(const lang::Program& program, DecisionId decision);

/// On the whole ranking, and on whether there is one: also what leads to a contradiction between answers, to arithmetic
/// without a result, or to recursion without an end.
Bearing bearing_on_ranking(const lang::Program& program, const eval::Plan& plan, DecisionId decision);

/// All that the program says of what bears on it, and of the answers that it takes, in a stable form. Two programs with
/// equal texts rank alike whatever the answers, given the same facts of the relations that bear on it.
std::string bearing_text(const lang::Program& program, const Bearing& bearing, DecisionId decision);

}  // namespace counsel::decide
