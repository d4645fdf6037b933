// The premises of a rule's node: one for each condition that its author wrote, as it held.
#include <algorithm>
#include <set>

#include "engine/base/check.h"
#include "engine/base/listed.h"
#include "engine/explain/arithmetic.h"
#include "engine/explain/step_maker.h"
#include "engine/explain/words.h"
#include "engine/lang/sentence.h"

namespace counsel::explain {

using lang::Role;

std::vector<NodeId> StepMaker::premises_of(RuleId rule, const lang::Alternative& alternative,
                                              const eval::Match& match) {
  struct Visit {
    StepMaker& builder;
    RuleId rule;
    const eval::Match& match;
    std::uint32_t number;
    NodeId operator()(const lang::Atom& atom) const {
      return atom.negated ? builder.absence(atom, rule, match) : builder.premise(match, number);
    }
    NodeId operator()(const lang::Test& test) const { return builder.comparison(test, rule, match); }
    NodeId operator()(const lang::Aggregate& aggregate) const { return builder.aggregate(aggregate, rule, match); }
    NodeId operator()(const lang::Every& every) const { return builder.every(every, rule, match); }
  };
  std::vector<NodeId> out;
  for (std::uint32_t number = 0; number < alternative.literals.size(); ++number)
    if (const lang::Literal& literal = alternative.literals[number]; !lang::is_implied(literal))
      out.push_back(std::visit(Visit{*this, rule, match, number}, literal));
  return out;
}

NodeId StepMaker::premise(const eval::Match& match, std::uint32_t literal) {
  const auto found = std::find_if(match.premises.begin(), match.premises.end(),
                                  [&](const eval::Premise& p) { return p.literal == literal; });
  return add(row(found->relation, found->row));
}

NodeId StepMaker::comparison(const lang::Test& test, RuleId rule, const eval::Match& match) {
  const lang::Program& program = grounds_.program;
  const auto left = value_of(test.left, match.values), right = value_of(test.right, match.values);
  COUNSEL_CHECK(left && right, "a comparison that held has two sides with values");
  return add({.kind = Node::Kind::comparison,
              .statement = comparison_text(program.rule(rule), test, match.values, program),
              .claim = ComparisonClaim{*left, *right}});
}

NodeId StepMaker::absence(const lang::Atom& atom, RuleId rule, const eval::Match& match) {
  const lang::Program& program = grounds_.program;
  const lang::Relation& relation = program.relation(atom.relation);
  AbsenceClaim claim{atom.relation, {}};
  for (const lang::Term& term : atom.terms) claim.values.push_back(value_of(term, match.values));
  const NodeId node =
      add({.kind = Node::Kind::absence,
           .statement = lang::literal_text(program, atom, filled_terms(program.rule(rule), match.values, program)),
           .claim = std::move(claim)});
  // A negation over a question rests on what was answered to it instead.
  if (relation.role == Role::attribute && relation.attribute->asked) {
    std::vector<RowId> rows = grounds_.model.sorted_rows(atom.relation);
    std::vector<NodeId> answers;
    for (const RowId id : rows) answers.push_back(add(row(atom.relation, id)));
    if (rows.empty())
      for (const RowId id : grounds_.model.sorted_rows(relation.attribute->known))
        answers.push_back(add(row(relation.attribute->known, id)));
    at(node).premises = std::move(answers);
  }
  return node;
}

NodeId StepMaker::aggregate(const lang::Aggregate& aggregate, RuleId rule, const eval::Match& match) {
  const lang::Program& program = grounds_.program;
  AggregateClaim claim;
  if (!aggregate.absent) claim.result = match.values[index(aggregate.result)];
  const NodeId node = add(
      {.kind = Node::Kind::aggregate,
       .statement = lang::literal_text(program, aggregate, filled_terms(program.rule(rule), match.values, program))});
  std::vector<NodeId> premises;
  for_each_way(aggregate.where, aggregate.own, rule, match, [&](std::uint32_t where, const eval::Match& each) {
    premises.push_back(together(rule, {{aggregate.where[where], each}}));
    claim.members.push_back({where, std::nullopt, each.values});
  });
  at(node).premises = std::move(premises);
  at(node).claim = std::move(claim);
  return node;
}

NodeId StepMaker::every(const lang::Every& every, RuleId rule, const eval::Match& match) {
  const lang::Program& program = grounds_.program;
  const NodeId node =
      add({.kind = Node::Kind::every,
           .statement = lang::literal_text(program, every, filled_terms(program.rule(rule), match.values, program))});
  EveryClaim claim;
  std::vector<NodeId> premises;
  for_each_way(every.where, every.own, rule, match, [&](std::uint32_t where, const eval::Match& each) {
    for (std::uint32_t has = 0; has < every.has.size(); ++has)
      if (const auto found = matcher_.matches(rule, every.has[has], each.values); !found.empty()) {
        if (every.negated) return;
        premises.push_back(together(rule, {{every.where[where], each}, {every.has[has], found.front()}}));
        claim.members.push_back({where, has, found.front().values});
        return;
      }
    premises.push_back(together(rule, {{every.where[where], each}}));
    claim.members.push_back({where, std::nullopt, each.values});
  });
  at(node).premises = std::move(premises);
  at(node).claim = std::move(claim);
  return node;
}

/// Calls `then` for each way in which one of the alternatives holds, once for the same values of `own`.
template <class Then>
void StepMaker::for_each_way(const std::vector<lang::Alternative>& where, const std::vector<VariableId>& own,
                                RuleId rule, const eval::Match& outside, Then&& then) {
  std::set<Bindings> seen;
  for (std::uint32_t number = 0; number < where.size(); ++number)
    for (const eval::Match& each : matcher_.matches(rule, where[number], outside.values)) {
      Bindings values;
      for (const VariableId id : own) values.push_back(each.values[index(id)]);
      if (seen.insert(std::move(values)).second) then(number, each);
    }
}

/// One node for all conditions: the condition itself where it is one.
NodeId StepMaker::together(RuleId rule,
                              const std::vector<std::pair<const lang::Alternative&, const eval::Match&>>& parts) {
  std::vector<NodeId> premises;
  std::vector<std::string> texts;
  for (const auto& [alternative, match] : parts) {
    const std::vector<NodeId> own = premises_of(rule, alternative, match);
    premises.insert(premises.end(), own.begin(), own.end());
    texts.push_back(conditions_text(grounds_.program.rule(rule), alternative, match.values, grounds_.program));
  }
  if (premises.size() == 1) return premises.front();
  return add({.kind = Node::Kind::binding, .statement = listed(texts), .premises = std::move(premises)});
}

}  // namespace counsel::explain
