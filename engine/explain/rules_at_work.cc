#include "engine/explain/rules_at_work.h"

#include <algorithm>
#include <set>

#include "engine/eval/match.h"
#include "engine/explain/condition.h"
#include "engine/explain/conjunction.h"
#include "engine/lang/walk.h"

namespace counsel::explain {

namespace {

using lang::Alternative;

bool is_about(const lang::RuleConclusion& conclusion, DecisionId decision) {
  return conclusion.verb != lang::Verb::implies && conclusion.decision == decision;
}

/// The rules that bear on a decision, backwards from those that speak of its candidates: what concludes a relation that
/// one of them reads is one of them, and so is what overrides one.
class Bearing {
 public:
  Bearing(const lang::Program& program, DecisionId decision) : program_(program), bears_(program.rules.size()) {
    std::vector<std::vector<std::size_t>> concluding(program.relations.size());
    overriding_.resize(program.rules.size());
    for (std::size_t i = 0; i < program.rules.size(); ++i) {
      const lang::Rule& rule = program.rules[i];
      for (const lang::Head& head : rule.heads) concluding[index(head.relation)].push_back(i);
      for (const RuleId below : rule.overrides) overriding_[index(below)].push_back(i);
      for (const lang::RuleConclusion& conclusion : rule.conclusions) {
        if (conclusion.about) concluding[index(*conclusion.about)].push_back(i);
        if (is_about(conclusion, decision)) need(conclusion.evidence);
      }
    }
    while (!waiting_.empty()) {
      const RelationId relation = waiting_.back();
      waiting_.pop_back();
      if (const auto of = program.relation(relation).of) need(*of);
      for (const std::size_t rule : concluding[index(relation)]) add(rule);
    }
  }

  bool has(RuleId rule) const { return bears_[index(rule)]; }

 private:
  void need(RelationId relation) {
    if (seen_.insert(relation).second) waiting_.push_back(relation);
  }

  void add(std::size_t rule) {
    if (bears_[rule]) return;
    bears_[rule] = true;
    for (const Alternative& alternative : program_.rules[rule].alternatives)
      lang::for_each_literal(alternative, [&](const lang::Literal& literal) {
        if (const auto* atom = std::get_if<lang::Atom>(&literal)) need(atom->relation);
      });
    for (const std::size_t above : overriding_[rule]) add(above);
  }

  const lang::Program& program_;
  std::vector<bool> bears_;
  std::vector<std::vector<std::size_t>> overriding_;  // by rule
  std::set<RelationId> seen_;
  std::vector<RelationId> waiting_;
};

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
  const Bearing bearing(program, decision);
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
