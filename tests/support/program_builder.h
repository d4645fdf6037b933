// tests/support/program_builder.h
// Makes checked Programs without any rule text, for tests of what comes after the checker.
//
// A spec is plain data and names things by their names, so a test can shuffle it. Strings that start with `?` are
// variables, `?_` matches anything, other strings are names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/fact.h"
#include "engine/lang/program.h"

namespace counsel::support {

struct Cell {
  std::variant<std::string, Value> content;  // the string: a variable, with its `?`

  Cell(const char* text) : Cell(std::string(text)) {}
  Cell(const std::string& text) : content(text) {
    if (text.empty() || text[0] != '?') content = Value(Name{text});
  }
  Cell(int integer) : content(Value(std::int64_t{integer})) {}
  Cell(std::int64_t integer) : content(Value(integer)) {}
  Cell(double number) : content(Value(number)) {}
  Cell(bool yes) : content(Value(yes)) {}
  Cell(Value value) : content(std::move(value)) {}
};

struct Expr {
  lang::Operator op = lang::Operator::leaf;
  Cell leaf = 0;
  std::vector<Expr> operands;

  template <class T>
  requires std::convertible_to<T, Cell> Expr(const T& cell) : leaf(cell) {}
  Expr(lang::Operator operation, std::vector<Expr> of) : op(operation), operands(std::move(of)) {}
};

struct AtomSpec {
  std::string relation;
  std::vector<Cell> cells;
  bool negated = false;
};

struct TestSpec {
  Expr left;
  lang::Comparator comparator;
  Expr right;
};

struct AggregateSpec;
struct EverySpec;
using LiteralSpec = std::variant<AtomSpec, TestSpec, AggregateSpec, EverySpec>;
using AlternativesSpec = std::vector<std::vector<LiteralSpec>>;

struct AggregateSpec {
  std::string result;  // a variable; empty for one that says there is no binding
  lang::AggregateFunction function;
  Expr operand;  // not read for count
  std::vector<std::string> own;
  AlternativesSpec where;
};

struct EverySpec {
  std::vector<std::string> own;
  AlternativesSpec where, has;
  bool negated = false;
};

inline LiteralSpec atom(std::string relation, std::vector<Cell> cells) {
  return AtomSpec{std::move(relation), std::move(cells)};
}
inline LiteralSpec absent(std::string relation, std::vector<Cell> cells) {
  return AtomSpec{std::move(relation), std::move(cells), true};
}
inline LiteralSpec test(Expr left, lang::Comparator comparator, Expr right) {
  return TestSpec{std::move(left), comparator, std::move(right)};
}

inline LiteralSpec count(std::string result, std::vector<std::string> own, AlternativesSpec where) {
  return AggregateSpec{std::move(result), lang::AggregateFunction::count, "?_", std::move(own), std::move(where)};
}
inline LiteralSpec aggregate(std::string result, lang::AggregateFunction function, Expr operand,
                             std::vector<std::string> own, AlternativesSpec where) {
  return AggregateSpec{std::move(result), function, std::move(operand), std::move(own), std::move(where)};
}
inline LiteralSpec every(std::vector<std::string> own, AlternativesSpec where, AlternativesSpec has) {
  return EverySpec{std::move(own), std::move(where), std::move(has)};
}

struct RelationSpec {
  std::string name;
  std::vector<Type> columns;
  lang::Role role = lang::Role::relation;
  /// For Role::known: the attribute. For Role::stated: the uncertain relation.
  std::string of;
  /// For Role::members: the members; a kind of the relation's name is made for them.
  std::vector<std::string> members;
  /// Atoms and heads have a cell more than there are columns.
  bool uncertain = false;
};

inline RelationSpec relation(const std::string& name, std::vector<Type> columns) {
  return {name, std::move(columns), lang::Role::relation, {}, {}};
}

/// What a rule says for a candidate or an uncertain fact. All heads of such a rule are of this conclusion.
struct ConclusionSpec {
  lang::Verb verb{};
  std::string about;  // the decision; for `implies` the uncertain relation
  std::string evidence;
  std::optional<double> strength;
  bool by_certainty = false;
  std::vector<std::string> for_each;
};

struct RuleSpec {
  std::string name;
  AlternativesSpec alternatives;
  std::vector<AtomSpec> heads;
  std::optional<ConclusionSpec> conclusion = std::nullopt;
  std::vector<std::string> overrides = {};
};

struct DecisionSpec {
  std::string name;
  std::string members;  // the relation of its candidates
};

struct ProgramSpec {
  std::vector<RelationSpec> relations;
  std::vector<RuleSpec> rules;
  std::vector<DecisionSpec> decisions = {};

  /// An attribute and the relation `known <name>` that says it is known.
  void attribute(const std::string& name, Type type);
  /// An uncertain relation and the relation `stated <name>` of what facts and answers say.
  void uncertain(const std::string& name, std::vector<Type> columns);
};

/// Relations keep the order of the spec; rules are sorted by name, as program.h promises; strata are computed.
/// Requires: safe and stratified.
lang::Program build(const ProgramSpec& spec);

/// The relation of that name, whatever its role.
RelationId relation_of(const lang::Program& program, const std::string& name);

struct FactSpec {
  std::string relation;
  std::vector<Cell> cells;
};
FactSet facts(const std::vector<FactSpec>& specs);

}  // namespace counsel::support
