#include "engine/eval/writer.h"

#include <algorithm>
#include <set>

#include "engine/base/check.h"

namespace counsel::eval {

namespace {

// The casts below: both sides list the same things in the same order.
static_assert(static_cast<int>(lang::Operator::leaf) == static_cast<int>(Operation::leaf));
static_assert(static_cast<int>(lang::Operator::divide) == static_cast<int>(Operation::divide));
static_assert(static_cast<int>(lang::Operator::maximum) == static_cast<int>(Operation::maximum));
static_assert(static_cast<int>(lang::Operator::lower) == static_cast<int>(Operation::lower));
static_assert(static_cast<int>(lang::Comparator::equal) == static_cast<int>(Comparison::equal));
static_assert(static_cast<int>(lang::Comparator::less_equal) == static_cast<int>(Comparison::less_equal));
static_assert(static_cast<int>(lang::Comparator::greater_equal) == static_cast<int>(Comparison::greater_equal));
static_assert(static_cast<int>(lang::Comparator::not_matches) == static_cast<int>(Comparison::not_matches));
static_assert(static_cast<int>(lang::AggregateFunction::count) == static_cast<int>(Aggregation::count));
static_assert(static_cast<int>(lang::AggregateFunction::average) == static_cast<int>(Aggregation::average));

using Registers = std::set<Register>;

void add_uses(const WrittenLiteral& literal, Registers& used);

/// What the alternatives mention, without what is their own.
void add_uses(const WrittenLiteral::Alternatives& alternatives, Registers& used) {
  for (const auto& alternative : alternatives)
    for (const WrittenLiteral& literal : alternative) add_uses(literal, used);
}

void add_uses(const WrittenLiteral& literal, Registers& used) {
  for (const auto& reg : literal.conjunct.columns)
    if (reg) used.insert(*reg);
  used.insert(literal.conjunct.left.begin(), literal.conjunct.left.end());
  used.insert(literal.conjunct.right.begin(), literal.conjunct.right.end());
}

bool any_undefined(const WrittenLiteral::Alternatives& alternatives) {
  return std::any_of(alternatives.begin(), alternatives.end(), [](const auto& alternative) {
    return std::any_of(alternative.begin(), alternative.end(),
                       [](const WrittenLiteral& literal) { return literal.conjunct.can_be_undefined; });
  });
}

}  // namespace

Writer::Writer(const lang::Program& program, const lang::Rule& rule, const lang::Alternative& alternative,
               RowsOf rows_of)
    : program_(program), rule_(rule), rows_of_(std::move(rows_of)) {
  for (const lang::Variable& variable : rule.variables) body_.variables.push_back(shown(variable));
  body_.literals = write(alternative);
}

std::vector<Register> Writer::registers(const std::vector<lang::Term>& terms) {
  std::vector<Register> out;
  for (const lang::Term& term : terms) {
    const auto reg = register_of(term);
    COUNSEL_CHECK(reg.has_value(), "a head has a variable or a value in every column");
    out.push_back(*reg);
  }
  return out;
}

std::string Writer::shown(const lang::Variable& variable) const {
  if (!variable.name.empty()) return '?' + variable.name;
  return variable.attribute ? program_.relation(*variable.attribute).name : std::string("?");
}

std::vector<WrittenLiteral> Writer::write(const lang::Alternative& alternative) {
  std::vector<WrittenLiteral> out;
  for (const lang::Literal& literal : alternative.literals)
    out.push_back(std::visit([this](const auto& form) { return write(form); }, literal));
  return out;
}

WrittenLiteral::Alternatives Writer::write(const std::vector<lang::Alternative>& alternatives) {
  WrittenLiteral::Alternatives out;
  for (const lang::Alternative& alternative : alternatives) out.push_back(write(alternative));
  return out;
}

WrittenLiteral Writer::write(const lang::Atom& atom) {
  WrittenLiteral literal;
  literal.relation = atom.relation;
  literal.conjunct.kind = atom.negated ? Conjunct::Kind::absence : Conjunct::Kind::atom;
  literal.conjunct.rows = rows_of_(atom.relation);
  for (const lang::Term& term : atom.terms) literal.conjunct.columns.push_back(register_of(term));
  return literal;
}

WrittenLiteral Writer::write(const lang::Test& test) {
  WrittenLiteral literal;
  literal.comparison = static_cast<Comparison>(test.comparator);
  literal.left = write(test.left);
  literal.right = write(test.right);
  Conjunct& conjunct = literal.conjunct;
  conjunct.kind = Conjunct::Kind::comparison;
  conjunct.left = registers_of(literal.left);
  conjunct.right = registers_of(literal.right);
  const bool binds = test.comparator == lang::Comparator::equal && !test.only_compares;
  conjunct.binds_left = binds && is_variable(literal.left);
  conjunct.binds_right = binds && is_variable(literal.right);
  conjunct.can_be_undefined = can_be_undefined(literal.left) || can_be_undefined(literal.right);
  return literal;
}

WrittenLiteral Writer::write(const lang::Aggregate& source) {
  WrittenLiteral literal;
  literal.where = write(source.where);
  Aggregate& aggregate = literal.aggregate;
  aggregate.function = static_cast<Aggregation>(source.function);
  for (const VariableId id : source.own) aggregate.own.push_back(static_cast<Register>(id));
  Registers used;
  add_uses(literal.where, used);
  if (aggregate.function != Aggregation::count) {
    Expression operand = write(source.operand);
    aggregate.of_numbers = type_of(source.operand) == Type::number;
    for (const Register reg : registers_of(operand)) used.insert(reg);
    if (!source.absent) aggregate.operand = std::move(operand);  // where it stays uncomputed, it is mentioned all the same
  }
  for (const Register reg : used)
    if (reg < body_.variables.size() && std::find(aggregate.own.begin(), aggregate.own.end(), reg) == aggregate.own.end())
      aggregate.reads.push_back(reg);
  aggregate.absent = source.absent;
  if (!source.absent) aggregate.result = static_cast<Register>(source.result);
  const bool sums = aggregate.function == Aggregation::sum ||
                    (aggregate.function == Aggregation::average && aggregate.of_numbers);
  aggregate.can_be_undefined = any_undefined(literal.where) ||
                               (aggregate.operand && (sums || can_be_undefined(*aggregate.operand)));
  Conjunct& conjunct = literal.conjunct;
  conjunct.kind = Conjunct::Kind::aggregate;
  conjunct.left = aggregate.reads;
  if (aggregate.result) conjunct.right = {*aggregate.result};
  conjunct.binds_right = aggregate.result.has_value();
  conjunct.can_be_undefined = aggregate.can_be_undefined;
  return literal;
}

WrittenLiteral Writer::write(const lang::Every& source) {
  WrittenLiteral literal;
  literal.where = write(source.where);
  literal.has = write(source.has);
  Registers used;
  add_uses(literal.where, used);
  add_uses(literal.has, used);
  Every& every = literal.every;
  for (const Register reg : used)
    if (reg < body_.variables.size() &&
        std::find(source.own.begin(), source.own.end(), static_cast<VariableId>(reg)) == source.own.end())
      every.reads.push_back(reg);
  every.negated = source.negated;
  every.can_be_undefined = any_undefined(literal.where) || any_undefined(literal.has);
  Conjunct& conjunct = literal.conjunct;
  conjunct.kind = Conjunct::Kind::every;
  conjunct.left = every.reads;
  conjunct.can_be_undefined = every.can_be_undefined;
  return literal;
}

Expression Writer::write(const lang::Arithmetic& arithmetic) {
  COUNSEL_CHECK(arithmetic.op != lang::Operator::aggregate, "the checker makes a literal of an aggregate");
  Expression out{static_cast<Operation>(arithmetic.op), 0, {}};
  if (out.is_leaf()) {
    const auto reg = register_of(arithmetic.leaf);
    COUNSEL_CHECK(reg.has_value(), "arithmetic is over variables and values");
    out.leaf = *reg;
  }
  for (const lang::Arithmetic& operand : arithmetic.operands) out.operands.push_back(write(operand));
  return out;
}

Type Writer::type_of(const lang::Arithmetic& arithmetic) const {
  switch (arithmetic.op) {
    case lang::Operator::leaf:
      if (const auto* value = std::get_if<Value>(&arithmetic.leaf)) return counsel::type_of(*value);
      return rule_.variables[index(std::get<VariableId>(arithmetic.leaf))].type.type;
    case lang::Operator::divide:
      return Type::number;
    case lang::Operator::length:
      return Type::integer;
    case lang::Operator::lower:
      return Type::text;
    default:
      break;
  }
  const auto operands_of = [&](Type type) {
    return std::count_if(arithmetic.operands.begin(), arithmetic.operands.end(),
                         [&](const auto& operand) { return type_of(operand) == type; });
  };
  if (operands_of(Type::number) > 0) return Type::number;
  const auto dates = operands_of(Type::date);
  return dates == 0 || (arithmetic.op == lang::Operator::subtract && dates == 2) ? Type::integer : Type::date;
}

bool Writer::is_variable(const Expression& expression) const {
  return expression.is_leaf() && expression.leaf < body_.variables.size();
}

std::optional<Register> Writer::register_of(const lang::Term& term) {
  if (const auto* variable = std::get_if<VariableId>(&term)) return static_cast<Register>(*variable);
  const auto* value = std::get_if<Value>(&term);
  if (value == nullptr) return std::nullopt;
  const auto known = std::find(body_.constants.begin(), body_.constants.end(), *value);
  const auto number = static_cast<Register>(known - body_.constants.begin());
  if (known == body_.constants.end()) body_.constants.push_back(*value);
  return static_cast<Register>(body_.variables.size()) + number;
}

}  // namespace counsel::eval
