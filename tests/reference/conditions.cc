#include "tests/reference/conditions.h"

#include <algorithm>
#include <cstdlib>

#include "tests/reference/aggregates.h"
#include "tests/reference/arithmetic.h"
#include "tests/reference/readiness.h"

namespace counsel::reference {

namespace {

using lang::Operator;

Value value_of(const lang::Arithmetic& arithmetic, const Bindings& bindings) {
  if (arithmetic.op == Operator::leaf) return reference::value_of(arithmetic.leaf, bindings);
  Value result = value_of(arithmetic.operands[0], bindings);
  if (arithmetic.operands.size() == 1) return compute(arithmetic.op, result);
  for (std::size_t i = 1; i < arithmetic.operands.size(); ++i)
    result = compute(arithmetic.op, result, value_of(arithmetic.operands[i], bindings));
  return result;
}

std::optional<Bindings> unify(const std::vector<lang::Term>& terms, const std::vector<Value>& row, Bindings bindings) {
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (std::holds_alternative<lang::Anything>(terms[i])) continue;
    if (!is_bound(terms[i], bindings)) bindings.values[index(std::get<VariableId>(terms[i]))] = row[i];
    if (reference::value_of(terms[i], bindings) != row[i]) return std::nullopt;
  }
  return bindings;
}

class Search {
 public:
  Search(const lang::Rule& rule, const Model& model) : rule_(rule), model_(model) {}

  using Then = std::function<void(const Bindings&)>;

  void each_way(const lang::Alternative& alternative, const Bindings& bindings, const Then& then) const {
    std::vector<const lang::Literal*> literals;
    for (const lang::Literal& literal : alternative.literals) literals.push_back(&literal);
    satisfy(std::move(literals), bindings, then);
  }

 private:
  void satisfy(std::vector<const lang::Literal*> waiting, Bindings bindings, const Then& then) const {
    if (waiting.empty()) return then(bindings);
    const std::size_t next = choose(rule_, waiting, bindings);
    const lang::Literal& literal = *waiting[next];
    waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(next));
    const auto* atom = std::get_if<lang::Atom>(&literal);
    if (atom != nullptr && !atom->negated) {
      if (const auto rows = model_.find(atom->relation); rows != model_.end())
        for (const auto& row : rows->second)
          if (const auto extended = unify(atom->terms, row, bindings)) satisfy(waiting, *extended, then);
      return;
    }
    const std::optional<VariableId> target = to_bind(rule_, literal, bindings);
    try {
      if (!std::visit([&](const auto& form) { return passes(form, target, bindings); }, literal)) return;
    } catch (const UndefinedArithmetic&) {
      bindings.any_without_result = true;
      if (target) bindings.without_result[index(*target)] = true;
    }
    satisfy(waiting, bindings, then);
  }

  /// Whether the literal holds; `target`, if there is one, gets its value from it.
  bool passes(const lang::Atom& absence, std::optional<VariableId>, const Bindings& bindings) const {
    for (const lang::Term& term : absence.terms)
      if (!std::holds_alternative<lang::Anything>(term)) reference::value_of(term, bindings);  // has one, or throws
    const RowSet& rows = model_.at(absence.relation);
    return std::none_of(rows.begin(), rows.end(),
                        [&](const auto& row) { return unify(absence.terms, row, bindings).has_value(); });
  }

  bool passes(const lang::Test& test, std::optional<VariableId> target, Bindings& bindings) const {
    if (!target) return holds(test.comparator, value_of(test.left, bindings), value_of(test.right, bindings));
    const bool left = !is_bound(test.left, bindings);
    bindings.values[index(*target)] = value_of(left ? test.right : test.left, bindings);
    return true;
  }

  bool passes(const lang::Aggregate& literal, std::optional<VariableId> target, Bindings& bindings) const {
    const std::vector<Value> values = operands(literal, bindings);
    if (literal.absent) return values.empty();
    const auto result = aggregate(literal.function, values, rule_.variables[index(literal.result)].type.type);
    if (!result) return false;
    if (!target) return reference::value_of(literal.result, bindings) == *result;
    bindings.values[index(*target)] = *result;
    return true;
  }

  /// One for each distinct binding of the aggregate's own variables; any value where only their number matters.
  std::vector<Value> operands(const lang::Aggregate& literal, const Bindings& outside) const {
    expect_results(literal, outside);
    RowSet seen;
    std::vector<Value> values;
    for (const lang::Alternative& alternative : literal.where)
      each_way(alternative, inside(outside), [&](const Bindings& bindings) {
        expect_result(bindings);
        std::vector<Value> own;
        for (const VariableId variable : literal.own) own.push_back(reference::value_of(variable, bindings));
        if (!seen.insert(own).second) return;
        const bool counts = literal.absent || literal.function == lang::AggregateFunction::count;
        values.push_back(counts ? Value(true) : value_of(literal.operand, bindings));
      });
    return values;
  }

  /// All bindings are looked at, so that arithmetic without a result is an error whatever comes first.
  bool passes(const lang::Every& every, std::optional<VariableId>, const Bindings& outside) const {
    expect_results(every, outside);
    bool all = true;
    for (const lang::Alternative& alternative : every.where)
      each_way(alternative, inside(outside), [&](const Bindings& bindings) {
        expect_result(bindings);
        bool any = false;
        for (const lang::Alternative& has : every.has)
          each_way(has, bindings, [&](const Bindings& found) {
            expect_result(found);
            any = true;
          });
        all = all && any;
      });
    return all != every.negated;
  }

  static Bindings inside(Bindings outside) {
    outside.any_without_result = false;
    return outside;
  }

  static void expect_result(const Bindings& bindings) {
    if (bindings.any_without_result) throw UndefinedArithmetic{};
  }

  /// What reads a variable without a result has none itself.
  template <class Literal>
  static void expect_results(const Literal& literal, const Bindings& bindings) {
    for (const VariableId variable : read_outside(literal)) reference::value_of(variable, bindings);
  }

  const lang::Rule& rule_;
  const Model& model_;
};

}  // namespace

Value value_of(const lang::Term& term, const Bindings& bindings) {
  const auto* variable = std::get_if<VariableId>(&term);
  if (variable == nullptr) return std::get<Value>(term);
  if (bindings.without_result[index(*variable)]) throw UndefinedArithmetic{};
  return bindings.values[index(*variable)].value();
}

void each_way(const lang::Rule& rule, const lang::Alternative& alternative, const Bindings& bindings,
              const Model& model, const std::function<void(const Bindings&)>& then) {
  Search(rule, model).each_way(alternative, bindings, then);
}

}  // namespace counsel::reference
