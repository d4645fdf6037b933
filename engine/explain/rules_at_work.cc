#include "engine/explain/rules_at_work.h"

#include <algorithm>

#include "engine/explain/condition.h"
#include "engine/explain/conjunction.h"

namespace counsel::explain {

namespace {

using lang::Alternative;

/// What is left of the alternative without one of its conditions, for each of two or more.
std::vector<Alternative> without_each(const Alternative& alternative) {
  const std::vector<Condition> conditions = conditions_of(alternative);
  std::vector<Alternative> out;
  if (conditions.size() < 2) return out;
  for (const Condition& missing : conditions) {
    Alternative others;
    for (std::uint32_t number = 0; number < alternative.literals.size(); ++number)
      if (std::ranges::find(missing.literals, number) == missing.literals.end())
        others.literals.push_back(alternative.literals[number]);
    // Without a condition that gave variables their values, those that need them cannot be looked at.
    out.push_back(safe_part(std::move(others)));
  }
  return out;
}

}  // namespace

RuleInspection::RuleInspection(const lang::Program& program, DecisionId decision)
    : program_(program), bearing_(decide::bearing_on_evidence(program, decision)), looks_(program.written) {}

RulesAtWork RuleInspection::look_at(const eval::Model& model) {
  eval::Matcher matcher(program_, model);
  RulesAtWork found;
  for (std::size_t i = 0; i < program_.written; ++i) {
    const auto id = static_cast<RuleId>(i);
    if (!bearing_.has(id))
      found.not_read.push_back(id);
    else if (fired(id, model, matcher))
      found.fired.push_back(id);
    else if (nearly_fired(id, matcher))
      found.nearly.push_back(id);
  }
  return found;
}

bool RuleInspection::fired(RuleId id, const eval::Model& model, eval::Matcher& matcher) {
  const lang::Rule& rule = program_.rule(id);
  for (const lang::Head& head : rule.heads)  // a relation of evidence has the rows of one rule
    if (program_.relation(head.relation).role == lang::Role::evidence) return model.rows(head.relation) > 0;
  auto& whole = looks_[index(id)].whole;
  if (!whole) whole.emplace(rule.alternatives.begin(), rule.alternatives.end());
  return any_holds(*whole, id, matcher);
}

bool RuleInspection::nearly_fired(RuleId id, eval::Matcher& matcher) {
  auto& all_but_one = looks_[index(id)].all_but_one;
  if (!all_but_one) {
    all_but_one.emplace();
    for (const Alternative& alternative : program_.rule(id).alternatives)
      for (Alternative& others : without_each(alternative)) all_but_one->emplace_back(std::move(others));
  }
  return any_holds(*all_but_one, id, matcher);
}

bool RuleInspection::any_holds(std::vector<Conjunction>& all, RuleId id, eval::Matcher& matcher) {
  return std::ranges::any_of(all, [&](Conjunction& each) {
    if (!each.plan) each.plan = matcher.compiled(id, each.conditions);
    return matcher.holds(*each.plan);
  });
}

RulesAtWork rules_at_work(const lang::Program& program, const eval::Model& model, DecisionId decision) {
  return RuleInspection(program, decision).look_at(model);
}

}  // namespace counsel::explain
