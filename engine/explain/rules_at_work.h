// engine/explain/rules_at_work.h
// What each rule of the author came to in one case, for the record of a decision.
//
// Order:  rules by name.
// Cost:   a join for each alternative of a rule, and one for each condition of those that do not hold; each stops at the
//         first match.
#pragma once

#include <vector>

#include "engine/eval/model.h"
#include "engine/lang/program.h"

namespace counsel::explain {

/// A rule that is in none of these read what it needed, and more than one of its conditions did not hold.
struct RulesAtWork {
  std::vector<RuleId> fired;    // its conditions held
  std::vector<RuleId> nearly;   // all of them but one, of two or more
  std::vector<RuleId> not_read; // nothing that it concludes bears on the decision; in none of the others
};

RulesAtWork rules_at_work(const lang::Program& program, const eval::Model& model, DecisionId decision);

}  // namespace counsel::explain
