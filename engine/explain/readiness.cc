#include "engine/explain/readiness.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace counsel::explain {

namespace {

void add(const lang::Term& term, Variables& out) {
  if (const auto* id = std::get_if<VariableId>(&term)) out.insert(*id);
}

void add(const lang::Arithmetic& arithmetic, Variables& out) {
  if (arithmetic.op == lang::Operator::leaf) add(arithmetic.leaf, out);
  for (const lang::Arithmetic& operand : arithmetic.operands) add(operand, out);
}

void add(const std::vector<lang::Alternative>& alternatives, Variables& out) {
  for (const lang::Alternative& alternative : alternatives) out.merge(variables_of(alternative));
}

}  // namespace

Variables variables_of(const lang::Literal& condition) {
  Variables out;
  const auto without = [&out](const std::vector<VariableId>& own) {
    for (const VariableId id : own) out.erase(id);
  };
  if (const auto* atom = std::get_if<lang::Atom>(&condition))
    for (const lang::Term& term : atom->terms) add(term, out);
  if (const auto* test = std::get_if<lang::Test>(&condition)) {
    add(*test->left, out);
    add(*test->right, out);
  }
  if (const auto* aggregate = std::get_if<lang::Aggregate>(&condition)) {
    add(aggregate->where, out);
    if (aggregate->function != lang::AggregateFunction::count) add(*aggregate->operand, out);
    without(aggregate->own);
    if (!aggregate->absent) out.insert(aggregate->result);
  }
  if (const auto* every = std::get_if<lang::Every>(&condition)) {
    add(every->where, out);
    add(every->has, out);
    without(every->own);
  }
  return out;
}

Variables variables_of(const lang::Alternative& conditions) {
  Variables out;
  for (const lang::Literal& literal : conditions.literals) out.merge(variables_of(literal));
  return out;
}

Variables bound_in(const Bindings& values) {
  Variables out;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i]) out.insert(static_cast<VariableId>(i));
  return out;
}

std::optional<VariableId> given_by(const lang::Test& test, const Variables& bound) {
  if (test.comparator != lang::Comparator::equal || test.only_compares) return std::nullopt;
  for (const auto& [side, other] : {std::pair(&*test.left, &*test.right), std::pair(&*test.right, &*test.left)}) {
    const auto* id = side->op == lang::Operator::leaf ? std::get_if<VariableId>(&side->leaf) : nullptr;
    Variables read;
    add(*other, read);
    if (id && !bound.contains(*id) && std::ranges::includes(bound, read)) return *id;
  }
  return std::nullopt;
}

bool is_ready(const lang::Literal& condition, const Variables& bound) {
  if (const auto* atom = std::get_if<lang::Atom>(&condition); atom && !atom->negated) return true;
  if (const auto* test = std::get_if<lang::Test>(&condition); test && given_by(*test, bound)) return true;
  Variables needed = variables_of(condition);
  if (const auto* aggregate = std::get_if<lang::Aggregate>(&condition); aggregate && !aggregate->absent)
    needed.erase(aggregate->result);
  return std::ranges::includes(bound, needed);
}

}  // namespace counsel::explain
