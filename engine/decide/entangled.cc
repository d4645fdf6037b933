#include "engine/decide/entangled.h"

#include <algorithm>
#include <map>

#include "engine/decide/override_sets.h"
#include "engine/decide/readers.h"
#include "engine/lang/walk.h"

namespace counsel::decide {

namespace {

/// What a relation that no run keeps apart depends on.
class Inputs {
 public:
  Inputs(const lang::Program& program, const Apart& apart) : program_(program), apart_(apart), rules_(program.relations.size()), added_up_(program.relations.size()) {
    for (const lang::Rule& rule : program.rules) {
      for (const lang::Head& head : rule.heads) rules_[index(head.relation)].push_back(&rule);
      for (const lang::RuleConclusion& conclusion : rule.conclusions)
        if (conclusion.about) added_up_[index(*conclusion.about)].push_back(conclusion.evidence);
    }
  }

  void add(RelationId root, Knot& knot) const {
    knot.answers.resize(program_.relations.size());
    std::vector<RelationId> waiting;
    const auto reach = [&](RelationId id) {
      if (!apart_.changes(id) || apart_.separates(id) || knot.answers[index(id)]) return;
      knot.answers[index(id)] = true;
      waiting.push_back(id);
    };
    const auto read = [&](const lang::Atom& atom) {
      if (apart_.separates(atom.relation)) knot.reads.push_back(atom);
      reach(atom.relation);
    };
    if (apart_.separates(root)) read(anything(root));
    reach(root);
    while (!waiting.empty()) {
      const RelationId id = waiting.back();
      waiting.pop_back();
      if (program_.relation(id).role == lang::Role::known) read(anything(*program_.relation(id).of));
      reach(program_.stated(id));
      for (const RelationId evidence : added_up_[index(id)]) read(anything(evidence));
      for (const lang::Rule* rule : rules_[index(id)])
        for (const lang::Alternative& alternative : rule->alternatives)
          lang::for_each_literal(alternative, [&](const lang::Literal& literal) {
            if (const auto* atom = std::get_if<lang::Atom>(&literal)) read(*atom);
          });
    }
  }

 private:
  lang::Atom anything(RelationId id) const {
    return {.relation = id, .terms = std::vector<lang::Term>(program_.relation(id).width(), lang::Anything{}), .span = {}};
  }

  const lang::Program& program_;
  const Apart& apart_;
  std::vector<std::vector<const lang::Rule*>> rules_;    // by RelationId: that conclude it
  std::vector<std::vector<RelationId>> added_up_;        // by RelationId: the evidence for it
};

bool speaks(const lang::RuleConclusion& conclusion, DecisionId decision) {
  return conclusion.verb != lang::Verb::implies && conclusion.decision == decision;
}

/// Cautions count for nothing, but a rule that gives one may override others.
bool counts(const std::vector<RuleId>& rules, const lang::Program& program, DecisionId decision) {
  return rules.size() > 1 || std::ranges::any_of(program.rule(rules.front()).conclusions, [&](const auto& each) {
           return speaks(each, decision) && each.verb != lang::Verb::cautions;
         });
}

}  // namespace

std::vector<Knot> entangled(const lang::Program& program, const eval::Plan& plan, DecisionId decision, const Apart& apart) {
  const Inputs inputs(program, apart);
  OverrideSets sets(program);
  std::map<std::size_t, std::vector<RuleId>> by_set;
  for (std::size_t i = 0; i < program.rules.size(); ++i)
    if (std::ranges::any_of(program.rules[i].conclusions, [&](const auto& each) { return speaks(each, decision); }))
      by_set[sets.of(i)].push_back(static_cast<RuleId>(i));
  std::vector<Knot> knots;
  for (auto& [set, rules] : by_set) {
    if (!counts(rules, program, decision)) continue;
    Knot knot{.rules = std::move(rules), .of_one_value = {}, .answers = {}, .reads = {}};
    bool changes = false, separate = knot.rules.size() == 1;
    for (const RuleId rule : knot.rules)
      for (const lang::RuleConclusion& each : program.rule(rule).conclusions) {
        if (!speaks(each, decision)) continue;
        changes = changes || apart.changes(each.evidence);
        separate = separate && apart.separates(each.evidence) == apart.changes(each.evidence);
        inputs.add(each.evidence, knot);
      }
    if (changes && !separate) knots.push_back(std::move(knot));
  }
  const auto add_one = [&](RelationId id) -> Knot& {
    Knot& knot = knots.emplace_back();
    inputs.add(id, knot);
    return knot;
  };
  for (std::size_t i = 0; i < program.declared; ++i) {
    const auto id = static_cast<RelationId>(i);
    const auto& attribute = program.relation(id).attribute;
    if (attribute && attribute->holds == lang::Attribute::Holds::one && apart.changes(id) && !apart.separates(id))
      add_one(id).of_one_value.push_back(id);
  }
  for (const RelationId careful : careful_relations(plan))
    if (apart.changes(careful)) add_one(careful);
  return knots;
}

}  // namespace counsel::decide
