#include "engine/explain/need.h"

#include <algorithm>

#include "engine/base/listed.h"
#include "engine/explain/conjunction.h"
#include "engine/explain/wording.h"
#include "engine/lang/safety.h"
#include "engine/lang/sentence.h"

namespace counsel::explain {

namespace {

using lang::Alternative;
using lang::Arithmetic;
using lang::Atom;
using lang::Comparator;
using lang::Literal;
using lang::Test;

/// The same comparison with its sides changed over.
Comparator turned(Comparator comparator) {
  switch (comparator) {
    case Comparator::less: return Comparator::greater;
    case Comparator::less_equal: return Comparator::greater_equal;
    case Comparator::greater: return Comparator::less;
    case Comparator::greater_equal: return Comparator::less_equal;
    default: return comparator;
  }
}

bool is_leaf(const Arithmetic& side) { return side.op == lang::Operator::leaf; }

std::optional<Value> settled_side(const Arithmetic& side, const Values& values) {
  return is_leaf(side) ? settled_value(side.leaf, values) : std::nullopt;
}

/// The members of the type's kind that `fits`.
template <class Fits>
std::vector<std::string> members_where(const ColumnType& type, const lang::Program& program, Fits&& fits) {
  std::vector<std::string> out;
  if (const auto kind = type.kind.empty() ? std::nullopt : program.find_kind(type.kind))
    for (const lang::Kind::Member& member : program.kind(*kind).members)
      if (fits(Value(Name{member.name}))) out.push_back(to_source(Name{member.name}));
  return out;
}

/// What `concurrency is one of low, mid` names: the same condition in the rule's other alternatives.
std::vector<Value> values_of_condition(const Atom& atom, const lang::Rule& rule) {
  std::vector<Value> out;
  for (const Alternative& alternative : rule.alternatives)
    for (const Literal& literal : alternative.literals)
      if (const auto* other = std::get_if<Atom>(&literal);
          other && other->relation == atom.relation && other->span == atom.span && !other->negated)
        if (const auto* value = std::get_if<Value>(&other->terms.front())) out.push_back(*value);
  return out;
}

class Needs {
 public:
  Needs(RuleId rule, const Values& values, const Alternative& kept, eval::Matcher& matcher, const lang::Program& program)
      : id_(rule), rule_(program.rule(rule)), values_(values), kept_(kept), matcher_(matcher), program_(program) {}

  Need operator()(const Atom& atom) const {
    const lang::Relation& relation = program_.relation(atom.relation);
    if (atom.negated || relation.role != lang::Role::attribute) return {};
    const std::vector<Value> fit = fitting(atom);
    return one_of(members_where(relation.columns.front().type, program_, [&](const Value& member) {
      return std::ranges::find(fit, member) != fit.end();
    }));
  }

  Need operator()(const Test& test) const {
    const bool reversed = is_leaf(test.left) && std::holds_alternative<Value>(test.left->leaf);
    const Comparator comparator = reversed ? turned(test.comparator) : test.comparator;
    const Arithmetic& side = reversed ? *test.right : *test.left;
    const auto needed = settled_side(reversed ? *test.left : *test.right, values_);
    if (!needed) return {};
    if (comparator == Comparator::not_equal)
      if (const auto* id = is_leaf(side) ? std::get_if<VariableId>(&side.leaf) : nullptr)
        if (Need others = one_of(members_where(rule_.variables[index(*id)].type, program_,
                                               [&](const Value& member) { return member != *needed; }));
            !others.would_do.empty())
          return others;
    const std::string text = std::string(lang::comparator_text(comparator)) + " " + to_source(*needed);
    const auto actual = settled_side(side, values_);
    return {.text = lang::denies_text(comparator) ? "not " + text : text,
            .would_do = {},
            .distance = actual ? distance_of(comparator, *actual, *needed) : std::nullopt};
  }

  Need operator()(const lang::Aggregate&) const { return {}; }
  Need operator()(const lang::Every&) const { return {}; }

 private:
  static Need one_of(std::vector<std::string> values) {
    Need need{.text = listed(values, "or"), .would_do = {}, .distance = {}};
    need.would_do = std::move(values);
    return need;
  }

  /// The values that the rule asks for, or that go with what else holds of it.
  std::vector<Value> fitting(const Atom& atom) const {
    if (std::holds_alternative<Value>(atom.terms.front())) return values_of_condition(atom, rule_);
    const auto* variable = std::get_if<VariableId>(&atom.terms.front());
    std::vector<Value> values;
    const Alternative safe = safe_part(kept_);
    if (!variable || !lang::bound_by(safe).contains(*variable)) return values;
    for (const eval::Match& match : matcher_.matches(id_, safe))
      if (match.values[index(*variable)]) values.push_back(*match.values[index(*variable)]);
    return values;
  }

  RuleId id_;
  const lang::Rule& rule_;
  const Values& values_;
  const Alternative& kept_;
  eval::Matcher& matcher_;
  const lang::Program& program_;
};

}  // namespace

std::optional<Value> settled_value(const lang::Term& term, const Values& values) {
  if (const auto* value = std::get_if<Value>(&term)) return *value;
  const auto* id = std::get_if<VariableId>(&term);
  const auto found = id ? values.find(*id) : values.end();
  return found == values.end() ? std::nullopt : std::optional(found->second);
}

Need need_of(RuleId rule, const Literal& literal, const Values& values, const Alternative& kept, eval::Matcher& matcher,
             const lang::Program& program) {
  return std::visit(Needs(rule, values, kept, matcher, program), literal);
}

}  // namespace counsel::explain
