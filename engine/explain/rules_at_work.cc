#include "engine/explain/rules_at_work.h"

#include <algorithm>

#include "engine/decide/bearing.h"
#include "engine/eval/match.h"
#include "engine/explain/condition.h"
#include "engine/explain/conjunction.h"

namespace counsel::explain {

namespace {

using lang::Alternative;

class Inspection {
 public:
  Inspection(const lang::Program& program, const eval::Model& model) : program_(program), matcher_(program, model) {}

  bool fired(RuleId id) {
    return std::ranges::any_of(program_.rule(id).alternatives,
                               [&](const Alternative& each) { return matcher_.holds(id, each); });
  }

  bool nearly_fired(RuleId id) {
    return std::ranges::any_of(program_.rule(id).alternatives,
                               [&](const Alternative& each) { return nearly_holds(id, each); });
  }

 private:
  bool nearly_holds(RuleId id, const Alternative& alternative) {
    const std::vector<Condition> conditions = conditions_of(alternative);
    if (conditions.size() < 2) return false;
    return std::ranges::any_of(conditions, [&](const Condition& missing) {
      Alternative others;
      for (std::uint32_t number = 0; number < alternative.literals.size(); ++number)
        if (std::ranges::find(missing.literals, number) == missing.literals.end())
          others.literals.push_back(alternative.literals[number]);
      // Without a condition that gave variables their values, those that need them cannot be looked at.
      return matcher_.holds(id, safe_part(std::move(others)));
    });
  }

  const lang::Program& program_;
  eval::Matcher matcher_;
};

}  // namespace

RulesAtWork rules_at_work(const lang::Program& program, const eval::Model& model, DecisionId decision) {
  const decide::Bearing bearing = decide::bearing_on_evidence(program, decision);
  Inspection inspection(program, model);
  RulesAtWork found;
  for (std::size_t i = 0; i < program.written; ++i) {
    const auto id = static_cast<RuleId>(i);
    if (!bearing.has(id))
      found.not_read.push_back(id);
    else if (inspection.fired(id))
      found.fired.push_back(id);
    else if (inspection.nearly_fired(id))
      found.nearly.push_back(id);
  }
  return found;
}

}  // namespace counsel::explain
