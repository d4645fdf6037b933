// engine/decide/entangled.h
// What has to be run to know what several answers come to together, since it is not linear; and what that depends on.
//
// Shape:  a knot is rules, attributes and arithmetic that stand and fall together. What comes of it depends on nothing but
//         its inputs: rows of relations that are kept apart (apart.h), and answers to what is not.
#pragma once

#include <vector>

#include "engine/decide/apart.h"
#include "engine/eval/plan.h"
#include "engine/lang/program.h"

namespace counsel::decide {

struct Knot {
  std::vector<RuleId> rules;             // that speak for candidates, with all that they override or are overridden by; ascending
  std::vector<RelationId> of_one_value;  // attributes that could come to have several
  std::vector<bool> answers;             // by RelationId: whose answers it reads …
  std::vector<lang::Atom> reads;         // … and the rows that it does: those of which an atom could hold
};

/// All that decides what comes of the decision and is kept apart in no run. A rule that is in none of them says for each
/// candidate and value what it does, whatever other rules say.
/// Cost: linear in the program for each of them.
std::vector<Knot> entangled(const lang::Program& program, const eval::Plan& plan, DecisionId decision, const Apart& apart);

}  // namespace counsel::decide
