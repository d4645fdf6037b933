#include "engine/decide/linear.h"

#include <algorithm>

#include "engine/lang/walk.h"

namespace counsel::decide {

namespace {

bool is_linear(const lang::Alternative& alternative, const std::vector<bool>& depends,
               const std::vector<bool>& linear) {
  bool sound = true;
  std::size_t reads = 0;
  for (const lang::Literal& literal : alternative.literals) {
    if (const auto* atom = std::get_if<lang::Atom>(&literal); atom && depends[index(atom->relation)])
      sound = sound && !atom->negated && ++reads == 1 && linear[index(atom->relation)];
    // What is read inside an aggregate or an `every` is read together.
    lang::for_each_inner(literal, [&](const lang::Alternative& inner) {
      lang::for_each_literal(inner, [&](const lang::Literal& each) {
        const auto* atom = std::get_if<lang::Atom>(&each);
        sound = sound && !(atom && depends[index(atom->relation)]);
      });
    });
  }
  return sound;
}

}  // namespace

std::vector<bool> linear_relations(const lang::Program& program, const std::vector<bool>& depends,
                                   std::span<const RelationId> others) {
  std::vector<bool> linear(program.relations.size());
  for (std::size_t i = 0; i < linear.size(); ++i) linear[i] = !program.relations[i].uncertain;
  for (const RelationId id : others) linear[index(id)] = false;
  for (bool changed = true; changed;) {
    changed = false;
    const auto spoil = [&](RelationId id) {
      changed = changed || linear[index(id)];
      linear[index(id)] = false;
    };
    for (const lang::Rule& rule : program.rules) {
      const auto sound = [&](const lang::Alternative& each) { return is_linear(each, depends, linear); };
      if (!std::ranges::all_of(rule.alternatives, sound))
        for (const lang::Head& head : rule.heads) spoil(head.relation);
    }
    for (std::size_t i = 0; i < linear.size(); ++i)
      if (const auto of = program.relations[i].of; of && !linear[index(*of)]) spoil(static_cast<RelationId>(i));
  }
  return linear;
}

std::vector<bool> linear_rules(const lang::Program& program, DecisionId decision, const std::vector<bool>& depends) {
  const std::vector<bool> linear = linear_relations(program, depends);
  std::vector<bool> found(program.rules.size(), true);
  for (std::size_t i = 0; i < found.size(); ++i) {
    bool suggests = false, discourages = false;
    for (const lang::RuleConclusion& each : program.rules[i].conclusions) {
      if (each.verb == lang::Verb::implies || each.decision != decision) continue;
      suggests = suggests || each.verb == lang::Verb::suggests;
      discourages = discourages || each.verb == lang::Verb::discourages;
      found[i] = found[i] && linear[index(each.evidence)];
    }
    found[i] = found[i] && !(suggests && discourages);
  }
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const RuleId below : program.rules[i].overrides) found[i] = found[index(below)] = false;
  return found;
}

}  // namespace counsel::decide
