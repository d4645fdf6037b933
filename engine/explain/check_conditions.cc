#include "engine/explain/check_conditions.h"

#include <algorithm>

#include "engine/base/listed.h"
#include "engine/explain/arithmetic.h"
#include "engine/explain/readiness.h"
#include "engine/explain/words.h"

namespace counsel::explain {

namespace {

/// Of the values, those of the member's own variables, then what its operand comes to.
Bindings own_values(const lang::Aggregate& aggregate, const Bindings& values) {
  Bindings out;
  for (const VariableId own : aggregate.own) out.push_back(values[index(own)]);
  if (aggregate.function != lang::AggregateFunction::count) out.push_back(value_of(*aggregate.operand, values));
  return out;
}

}  // namespace

std::string ConditionCheck::proved(const lang::Alternative& conditions, const Bindings& values,
                                   const std::vector<NodeId>& premises) const {
  if (values.size() != rule_.variables.size() || bound_in(values) != variables_of(conditions))
    return "the values are not those of the rule's variables";
  return proved(Parts{{&conditions, &values}}, premises);
}

std::string ConditionCheck::proved(const Parts& parts, const std::vector<NodeId>& premises) const {
  auto next = premises.begin();
  for (const auto& [conditions, values] : parts)
    for (const lang::Literal& literal : conditions->literals) {
      if (lang::is_implied(literal)) {
        const lang::Alternative alone{{literal}};
        if (model_.ways(rule_, alone, *values).empty()) return "a condition that was not written does not hold";
        continue;
      }
      if (next == premises.end()) return "a premise is missing";
      if (auto wrong = proved(literal, *values, proof_.node(*next++)); !wrong.empty()) return wrong;
    }
  return next == premises.end() ? "" : "there are more premises than conditions";
}

std::string ConditionCheck::proved(const lang::Literal& literal, const Bindings& values, const Node& node) const {
  return std::visit([&](const auto& each) { return proved(each, values, node); }, literal);
}

std::string ConditionCheck::is_plain(const Node& node, Node::Kind kind, const std::string& statement) const {
  if (node.kind != kind) return "`" + statement + "` is proved by another kind of step";
  if (node.statement != statement) return "`" + node.statement + "` is said where `" + statement + "` is meant";
  const bool plain = !node.points_udb && node.verb.empty() && node.rule.empty() && node.label.empty() &&
                     node.place.empty() && node.overridden_by.empty() && node.sources.empty() && !node.hidden.any() &&
                     !node.by;
  return plain ? "" : "`" + statement + "` says more than it can";
}

std::string ConditionCheck::proved(const lang::Atom& atom, const Bindings& values, const Node& node) const {
  if (atom.negated) return absent(atom, values, node);
  const auto* claim = std::get_if<RowClaim>(&node.claim);
  const bool right = claim && claim->relation == atom.relation && fits(claim->values, atom.terms, values) &&
                     node.verb.empty() && !node.points_udb;
  if (right) return "";
  return "`" + lang::literal_text(program_, atom, filled_terms(rule_, values, program_)) +
         "` has no premise that proves it";
}

std::string ConditionCheck::absent(const lang::Atom& atom, const Bindings& values, const Node& node) const {
  const std::string said = lang::literal_text(program_, atom, filled_terms(rule_, values, program_));
  if (auto wrong = is_plain(node, Node::Kind::absence, said); !wrong.empty()) return wrong;
  std::vector<std::optional<Value>> terms;
  for (const lang::Term& term : atom.terms) terms.push_back(value_of(term, values));
  const auto* claim = std::get_if<AbsenceClaim>(&node.claim);
  if (!claim || claim->relation != atom.relation || claim->values != terms)
    return "`" + said + "` is claimed of something else";
  for (const std::vector<Value>& row : model_.rows(atom.relation))
    if (fits(row, atom.terms, values)) return "`" + said + "` is not so";
  // What was answered to the question instead.
  const lang::Relation& relation = program_.relation(atom.relation);
  std::vector<RowClaim> answers;
  if (relation.attribute && relation.attribute->asked) {
    const RelationId from = model_.rows(atom.relation).empty() ? relation.attribute->known : atom.relation;
    for (const std::vector<Value>& row : model_.rows(from)) answers.push_back({from, row});
  }
  const bool all = std::ranges::equal(node.premises, answers, [&](NodeId premise, const RowClaim& answer) {
    const auto* row = std::get_if<RowClaim>(&proof_.node(premise).claim);
    return row && row->relation == answer.relation && row->values == answer.values;
  });
  return all ? "" : "`" + said + "` does not rest on what was answered";
}

std::string ConditionCheck::proved(const lang::Test& test, const Bindings& values, const Node& node) const {
  const std::string said = comparison_text(rule_, test, values, program_);
  if (auto wrong = is_plain(node, Node::Kind::comparison, said); !wrong.empty()) return wrong;
  const auto* claim = std::get_if<ComparisonClaim>(&node.claim);
  if (!claim || value_of(*test.left, values) != claim->left || value_of(*test.right, values) != claim->right)
    return "the sides of `" + said + "` come to something else";
  if (!holds(test, values)) return "`" + said + "` is not so";
  return node.premises.empty() ? "" : "a comparison rests on nothing";
}

std::string ConditionCheck::proved(const lang::Aggregate& aggregate, const Bindings& values, const Node& node) const {
  const std::string said = lang::literal_text(program_, aggregate, filled_terms(rule_, values, program_));
  if (auto wrong = is_plain(node, Node::Kind::aggregate, said); !wrong.empty()) return wrong;
  const auto* claim = std::get_if<AggregateClaim>(&node.claim);
  if (!claim || claim->members.size() != node.premises.size())
    return "`" + said + "` has not a premise for each member";
  NaiveModel::Members members;
  for (std::size_t i = 0; i < claim->members.size(); ++i) {
    const Member& each = claim->members[i];
    if (each.where >= aggregate.where.size() || each.has || each.values.size() != values.size())
      return "a member of `" + said + "` is none";
    if (!members.insert(own_values(aggregate, each.values)).second) return "a member of `" + said + "` is there twice";
    if (auto wrong = member({{&aggregate.where[each.where], &each.values}}, values, node.premises[i]); !wrong.empty())
      return wrong;
  }
  if (members != model_.members(rule_, aggregate, values)) return "the members of `" + said + "` are not all there are";
  const auto result = aggregate.absent ? std::nullopt : model_.result(rule_, aggregate, members);
  const bool right = aggregate.absent ? members.empty() && !claim->result
                                      : result && claim->result == result && values[index(aggregate.result)] == result;
  return right ? "" : "`" + said + "` comes to something else";
}

std::string ConditionCheck::proved(const lang::Every& every, const Bindings& values, const Node& node) const {
  const std::string said = lang::literal_text(program_, every, filled_terms(rule_, values, program_));
  if (auto wrong = is_plain(node, Node::Kind::every, said); !wrong.empty()) return wrong;
  const auto* claim = std::get_if<EveryClaim>(&node.claim);
  if (!claim || claim->members.size() != node.premises.size())
    return "`" + said + "` has not a premise for each member";
  const auto key = [&](const Bindings& way) {
    Bindings out;
    for (const VariableId own : every.own) out.push_back(way[index(own)]);
    return out;
  };
  // Variables of `has` alone stand open in what has to have it.
  const auto has_some = [&](const Bindings& way) {
    return std::ranges::any_of(every.has,
                               [&](const lang::Alternative& has) { return !model_.ways(rule_, has, way).empty(); });
  };
  std::set<Bindings> wanted, found;
  for (const lang::Alternative& where : every.where)
    for (const Bindings& way : model_.ways(rule_, where, values))
      if (!every.negated || !has_some(way)) wanted.insert(key(way));
  if (every.negated && wanted.empty()) return "`" + said + "` is not so";
  for (std::size_t i = 0; i < claim->members.size(); ++i) {
    const Member& each = claim->members[i];
    if (each.where >= every.where.size() || each.values.size() != values.size() ||
        each.has.has_value() == every.negated || (each.has && *each.has >= every.has.size()))
      return "a member of `" + said + "` is none";
    Bindings of_where = each.values;
    if (each.has) {
      const Variables in_where = variables_of(every.where[each.where]);
      for (std::size_t v = 0; v < of_where.size(); ++v)
        if (!in_where.contains(static_cast<VariableId>(v)) && !values[v]) of_where[v].reset();
    }
    if (!found.insert(key(of_where)).second) return "a member of `" + said + "` is there twice";
    Parts parts = {{&every.where[each.where], &each.values}};
    if (each.has) parts.emplace_back(&every.has[*each.has], &each.values);
    if (auto wrong = member(parts, values, node.premises[i]); !wrong.empty()) return wrong;
  }
  return found == wanted ? "" : "the members of `" + said + "` are not all there are";
}

/// One node proves it all: the condition itself where it is one, and otherwise what binds them together.
std::string ConditionCheck::member(const Parts& parts, const Bindings& outside, NodeId premise) const {
  const Bindings& values = *parts.back().second;
  Variables wanted = bound_in(outside);
  std::vector<std::string> texts;
  std::size_t written = 0;
  for (const auto& [conditions, each] : parts) {
    wanted.merge(variables_of(*conditions));
    texts.push_back(conditions_text(rule_, *conditions, *each, program_));
    for (const lang::Literal& literal : conditions->literals) written += lang::is_implied(literal) ? 0 : 1;
  }
  bool agrees = bound_in(values) == wanted;
  for (std::size_t i = 0; i < values.size(); ++i) agrees = agrees && (!outside[i] || values[i] == outside[i]);
  if (!agrees) return "the values of a member are not its own";
  if (written == 1) return proved(parts, {premise});
  const Node& node = proof_.node(premise);
  if (auto wrong = is_plain(node, Node::Kind::binding, listed(texts)); !wrong.empty()) return wrong;
  return proved(parts, node.premises);
}

}  // namespace counsel::explain
