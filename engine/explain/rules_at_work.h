// engine/explain/rules_at_work.h
// What each rule of the author came to in one case, for the record of a decision.
//
// Order:   rules by name.
// Cost:    a join for each alternative of a rule whose conclusions do not show that it held, and one for each condition of
//          those that do not hold; each stops at the first match. The joins are compiled in the first case that needs them.
// Threads: one at a time.
#pragma once

#include <optional>
#include <vector>

#include "engine/decide/bearing.h"
#include "engine/eval/match.h"
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

/// The same for many cases of one decision.
class RuleInspection {
 public:
  /// Requires: the program outlives it.
  RuleInspection(const lang::Program& program, DecisionId decision);

  RulesAtWork look_at(const eval::Model& model);

 private:
  struct Conjunction {
    explicit Conjunction(lang::Alternative all) : conditions(std::move(all)) {}
    lang::Alternative conditions;
    std::optional<eval::MatchPlan> plan;
  };
  /// The conditions that a rule held by, of which one has to hold.
  struct Looks {
    std::optional<std::vector<Conjunction>> whole, all_but_one;
  };

  bool fired(RuleId id, const eval::Model& model, eval::Matcher& matcher);
  bool nearly_fired(RuleId id, eval::Matcher& matcher);
  static bool any_holds(std::vector<Conjunction>& all, RuleId id, eval::Matcher& matcher);

  const lang::Program& program_;
  decide::Bearing bearing_;
  std::vector<Looks> looks_;  // by rule
};

}  // namespace counsel::explain
