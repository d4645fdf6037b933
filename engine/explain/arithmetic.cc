#include "engine/explain/arithmetic.h"

#include <cmath>
#include <limits>

#include "engine/base/pattern.h"
#include "engine/base/points.h"
#include "engine/base/utf8.h"
#include "engine/lang/sentence.h"

namespace counsel::explain {

namespace {

using lang::Comparator;
using lang::Operator;

// Wide enough for every result of two 64-bit integers.
using Wide = __int128;

std::string_view text_of(const Value& value) {
  if (const auto* name = std::get_if<Name>(&value)) return name->text;
  const auto* text = std::get_if<Text>(&value);
  return text ? std::string_view(text->text) : std::string_view();
}

std::optional<Value> integer(Wide result) {
  if (result < std::numeric_limits<std::int64_t>::min() || result > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return static_cast<std::int64_t>(result);
}

std::optional<Value> number(double result) {
  if (!std::isfinite(result)) return std::nullopt;
  return number_value(result);
}

std::optional<Value> date(Wide days) {
  if (days < kFirstDay.days || days > kLastDay.days) return std::nullopt;
  return Date{static_cast<std::int32_t>(days)};
}

/// Of an integer, or of a date in days.
Wide whole(const Value& value) {
  const auto* day = std::get_if<Date>(&value);
  return day ? Wide{day->days} : Wide{std::get<std::int64_t>(value)};
}

double as_number(const Value& value) {
  const auto* integer = std::get_if<std::int64_t>(&value);
  return integer ? static_cast<double>(*integer) : std::get<double>(value);
}

template <class Number>
std::optional<Number> of_both(Operator op, Number left, Number right) {
  switch (op) {
    case Operator::add: return left + right;
    case Operator::subtract: return left - right;
    case Operator::multiply: return left * right;
    case Operator::minimum: return left < right ? left : right;
    case Operator::maximum: return left < right ? right : left;
    default: return std::nullopt;
  }
}

std::optional<Wide> of_integers(Operator op, Wide left, Wide right) {
  if (op != Operator::modulo) return of_both(op, left, right);
  if (right == 0) return std::nullopt;
  const Wide rest = left % right;
  return rest != 0 && (rest < 0) != (right < 0) ? rest + right : rest;
}

std::optional<double> of_numbers(Operator op, double left, double right) {
  if (op != Operator::divide) return of_both(op, left, right);
  if (right == 0) return std::nullopt;
  return left / right;
}

/// Compares an integer with a number without rounding either.
std::partial_ordering order(std::int64_t integer, double number) {
  constexpr double kBeyond = 9223372036854775808.0;  // 2⁶³
  if (number >= kBeyond) return std::partial_ordering::less;
  if (number < -kBeyond) return std::partial_ordering::greater;
  const double below = std::floor(number);
  if (const auto order = integer <=> static_cast<std::int64_t>(below); order != 0) return order;
  return below == number ? std::partial_ordering::equivalent : std::partial_ordering::less;
}

std::partial_ordering order(const Value& left, const Value& right) {
  const auto* whole_left = std::get_if<std::int64_t>(&left);
  const auto* whole_right = std::get_if<std::int64_t>(&right);
  if (const auto* number = std::get_if<double>(&right); number && whole_left) return order(*whole_left, *number);
  if (const auto* number = std::get_if<double>(&left); number && whole_right) return 0 <=> order(*whole_right, *number);
  return compare(left, right);
}

bool holds(Comparator comparator, std::partial_ordering order) {
  switch (comparator) {
    case Comparator::equal: return order == 0;
    case Comparator::not_equal: return order != 0;
    case Comparator::less: return order < 0;
    case Comparator::less_equal: return order <= 0;
    case Comparator::greater: return order > 0;
    case Comparator::greater_equal: return order >= 0;
    default: return false;
  }
}

bool holds(Comparator comparator, std::string_view left, std::string_view right) {
  switch (comparator) {
    case Comparator::contains: return left.find(right) != std::string_view::npos;
    case Comparator::not_contains: return left.find(right) == std::string_view::npos;
    case Comparator::starts_with: return left.starts_with(right);
    case Comparator::not_starts_with: return !left.starts_with(right);
    case Comparator::ends_with: return left.ends_with(right);
    case Comparator::not_ends_with: return !left.ends_with(right);
    default: break;
  }
  const auto pattern = Pattern::compile(right);
  return pattern && pattern->matches(left) == (comparator == Comparator::matches);
}

}  // namespace

std::optional<Value> value_of(const lang::Term& term, const Bindings& values) {
  if (const auto* value = std::get_if<Value>(&term)) return *value;
  const auto* variable = std::get_if<VariableId>(&term);
  return variable && index(*variable) < values.size() ? values[index(*variable)] : std::nullopt;
}

std::optional<Value> value_of(const lang::Arithmetic& arithmetic, const Bindings& values) {
  if (arithmetic.op == Operator::leaf) return value_of(arithmetic.leaf, values);
  std::optional<Value> result = value_of(arithmetic.operands.front(), values);
  if (arithmetic.operands.size() == 1) return result ? computed(arithmetic.op, *result) : result;
  for (std::size_t i = 1; i < arithmetic.operands.size() && result; ++i) {  // `min` and `max` take two or more
    const auto operand = value_of(arithmetic.operands[i], values);
    result = operand ? computed(arithmetic.op, *result, *operand) : std::nullopt;
  }
  return result;
}

std::optional<Value> computed(Operator op, const Value& operand) {
  if (op == Operator::length) return static_cast<std::int64_t>(count_characters(text_of(operand)));
  if (op == Operator::lower) return Text{to_lower(text_of(operand))};
  if (const auto* integer_operand = std::get_if<std::int64_t>(&operand))
    return op == Operator::negate || *integer_operand < 0 ? integer(-Wide{*integer_operand}) : operand;
  const double known = as_number(operand);
  return op == Operator::negate || known < 0 ? number(-known) : operand;
}

std::optional<Value> computed(Operator op, const Value& left, const Value& right) {
  const bool dates = std::holds_alternative<Date>(left) || std::holds_alternative<Date>(right);
  const bool numbers = std::holds_alternative<double>(left) || std::holds_alternative<double>(right);
  if (!dates && (numbers || op == Operator::divide)) {
    const auto result = of_numbers(op, as_number(left), as_number(right));
    return result ? number(*result) : std::nullopt;
  }
  const auto result = of_integers(op, whole(left), whole(right));
  if (!result) return std::nullopt;
  const bool days_apart = op == Operator::subtract && std::holds_alternative<Date>(right);
  return dates && !days_apart ? date(*result) : integer(*result);
}

bool holds(const lang::Test& test, const Bindings& values) {
  const auto left = value_of(*test.left, values), right = value_of(*test.right, values);
  if (!left || !right) return false;
  if (lang::compares_texts(test.comparator)) return holds(test.comparator, text_of(*left), text_of(*right));
  if (test.left->op == Operator::lower || test.right->op == Operator::lower)
    return holds(test.comparator, text_of(*left) <=> text_of(*right));
  return holds(test.comparator, order(*left, *right));
}

std::int64_t said_udb(const lang::Program& program, RelationId evidence, std::span<const Value> values) {
  const lang::Relation& relation = program.relation(evidence);
  const lang::RuleConclusion& conclusion = program.rule(*relation.rule).conclusions[relation.conclusion];
  if (conclusion.verb == lang::Verb::excludes || conclusion.verb == lang::Verb::cautions) return 0;
  const std::size_t subject = conclusion.about ? program.relation(*conclusion.about).columns.size() : 1;
  auto cell = values.begin() + static_cast<std::ptrdiff_t>(subject + conclusion.for_each.size());
  const double strength = conclusion.strength ? *conclusion.strength : std::get<double>(*cell++);
  const std::int64_t points = evidence_udb(strength, conclusion.by_certainty ? std::get<std::int64_t>(*cell) : kCertainUdb);
  return conclusion.verb == lang::Verb::discourages ? -points : points;
}

}  // namespace counsel::explain
