#include "tests/reference/readiness.h"

#include <algorithm>
#include <cstdlib>

namespace counsel::reference {

namespace {

using lang::Arithmetic;
using lang::Operator;

void add(std::set<VariableId>& out, const lang::Term& term) {
  if (const auto* variable = std::get_if<VariableId>(&term)) out.insert(*variable);
}

void add(std::set<VariableId>& out, const Arithmetic& arithmetic) {
  if (arithmetic.op == Operator::leaf) add(out, arithmetic.leaf);
  for (const Arithmetic& operand : arithmetic.operands) add(out, operand);
}

void add(std::set<VariableId>& out, const std::vector<lang::Alternative>& alternatives) {
  struct Visit {
    std::set<VariableId>& out;
    void operator()(const lang::Atom& atom) const {
      for (const lang::Term& term : atom.terms) add(out, term);
    }
    void operator()(const lang::Test& test) const {
      add(out, test.left);
      add(out, test.right);
    }
    void operator()(const lang::Aggregate& aggregate) const {
      out.merge(read_outside(aggregate));
      if (!aggregate.absent) out.insert(aggregate.result);
    }
    void operator()(const lang::Every& every) const { out.merge(read_outside(every)); }
  };
  for (const lang::Alternative& alternative : alternatives)
    for (const lang::Literal& literal : alternative.literals) std::visit(Visit{out}, literal);
}

Type type_of(const lang::Rule& rule, const Arithmetic& arithmetic) {
  if (arithmetic.op == Operator::leaf) {
    if (const auto* value = std::get_if<Value>(&arithmetic.leaf)) return counsel::type_of(*value);
    return rule.variables[index(std::get<VariableId>(arithmetic.leaf))].type.type;
  }
  if (arithmetic.op == Operator::divide) return Type::number;
  if (arithmetic.op == Operator::length) return Type::integer;
  if (arithmetic.op == Operator::lower) return Type::text;
  std::vector<Type> types;
  for (const Arithmetic& operand : arithmetic.operands) types.push_back(type_of(rule, operand));
  const auto dates = std::count(types.begin(), types.end(), Type::date);
  if (dates > 0) return arithmetic.op == Operator::subtract && dates == 2 ? Type::integer : Type::date;
  return std::count(types.begin(), types.end(), Type::number) > 0 ? Type::number : Type::integer;
}

/// The variable alone on this side of an `=`, if it has no value yet and can take the other side's.
std::optional<VariableId> to_bind(const lang::Rule& rule, const lang::Test& test, const Arithmetic& side,
                                  const Arithmetic& other, const Bindings& bindings) {
  if (test.comparator != lang::Comparator::equal || side.op != Operator::leaf || is_bound(side, bindings) ||
      !is_bound(other, bindings) || type_of(rule, side) != type_of(rule, other))
    return std::nullopt;
  return std::get<VariableId>(side.leaf);
}

bool is_ready(const lang::Rule& rule, const lang::Literal& literal, const Bindings& bindings) {
  const auto bound = [&](const std::set<VariableId>& variables) {
    return std::all_of(variables.begin(), variables.end(), [&](VariableId id) { return is_bound(id, bindings); });
  };
  struct Visit {
    const decltype(bound)& all_bound;
    const lang::Rule& rule;
    const lang::Literal& literal;
    const Bindings& bindings;
    bool operator()(const lang::Atom& atom) const {
      return !atom.negated || std::all_of(atom.terms.begin(), atom.terms.end(),
                                          [&](const auto& term) { return is_bound(term, bindings); });
    }
    bool operator()(const lang::Test& test) const {
      return (is_bound(test.left, bindings) && is_bound(test.right, bindings)) || to_bind(rule, literal, bindings);
    }
    bool operator()(const lang::Aggregate& aggregate) const { return all_bound(read_outside(aggregate)); }
    bool operator()(const lang::Every& every) const { return all_bound(read_outside(every)); }
  };
  return std::visit(Visit{bound, rule, literal, bindings}, literal);
}

bool can_be_undefined(const Arithmetic& arithmetic) {
  switch (arithmetic.op) {
    case Operator::leaf:
      return false;
    case Operator::minimum:
    case Operator::maximum:
    case Operator::length:
    case Operator::lower:
      return std::any_of(arithmetic.operands.begin(), arithmetic.operands.end(), can_be_undefined);
    default:
      return true;
  }
}

/// What only rules out, what gives rows, what `=` makes, and what can be undefined.
int rank(const lang::Rule& rule, const lang::Literal& literal, const Bindings& bindings) {
  struct Visit {
    bool binds;
    int operator()(const lang::Atom& atom) const { return atom.negated ? 0 : 1; }
    int operator()(const lang::Test& test) const {
      if (can_be_undefined(test.left) || can_be_undefined(test.right)) return 3;
      return binds ? 2 : 0;
    }
    int operator()(const lang::Aggregate&) const { return 3; }
    int operator()(const lang::Every&) const { return 3; }
  };
  return std::visit(Visit{to_bind(rule, literal, bindings).has_value()}, literal);
}

}  // namespace

bool is_bound(const lang::Term& term, const Bindings& bindings) {
  const auto* variable = std::get_if<VariableId>(&term);
  return variable == nullptr || bindings.values[index(*variable)] || bindings.without_result[index(*variable)];
}

bool is_bound(const Arithmetic& arithmetic, const Bindings& bindings) {
  if (arithmetic.op == Operator::leaf) return is_bound(arithmetic.leaf, bindings);
  return std::all_of(arithmetic.operands.begin(), arithmetic.operands.end(),
                     [&](const Arithmetic& operand) { return is_bound(operand, bindings); });
}

std::set<VariableId> read_outside(const lang::Aggregate& aggregate) {
  std::set<VariableId> out;
  add(out, aggregate.where);
  if (aggregate.function != lang::AggregateFunction::count) add(out, aggregate.operand);
  for (const VariableId own : aggregate.own) out.erase(own);
  return out;
}

std::set<VariableId> read_outside(const lang::Every& every) {
  std::set<VariableId> out;
  add(out, every.where);
  add(out, every.has);
  for (const VariableId own : every.own) out.erase(own);
  return out;
}

std::optional<VariableId> to_bind(const lang::Rule& rule, const lang::Literal& literal, const Bindings& bindings) {
  if (const auto* test = std::get_if<lang::Test>(&literal)) {
    const auto left = to_bind(rule, *test, test->left, test->right, bindings);
    return left ? left : to_bind(rule, *test, test->right, test->left, bindings);
  }
  const auto* aggregate = std::get_if<lang::Aggregate>(&literal);
  return aggregate && !aggregate->absent && !is_bound(aggregate->result, bindings) ? std::optional(aggregate->result)
                                                                                   : std::nullopt;
}

std::size_t choose(const lang::Rule& rule, const std::vector<const lang::Literal*>& waiting, const Bindings& bindings) {
  for (const int wanted : {0, 1, 2, 3})
    for (std::size_t i = 0; i < waiting.size(); ++i)
      if (rank(rule, *waiting[i], bindings) == wanted && is_ready(rule, *waiting[i], bindings)) return i;
  std::abort();  // unsafe
}

}  // namespace counsel::reference
