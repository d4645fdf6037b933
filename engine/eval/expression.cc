#include "engine/eval/expression.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/base/check.h"
#include "engine/base/utf8.h"

namespace counsel::eval {

namespace {

/// An intermediate result.
struct Numeric {
  enum class Kind : std::uint8_t { integer, number, date };
  Kind kind;
  std::int64_t integer;  // or the days of a date
  double number;

  bool is_integer() const { return kind == Kind::integer; }
  bool is_date() const { return kind == Kind::date; }
  double as_number() const { return kind == Kind::number ? number : static_cast<double>(integer); }
};

using Evaluated = tl::expected<Numeric, Undefined>;

std::optional<Numeric> numeric(Symbol symbol, const Symbols& symbols) {
  if (Symbols::is_inline(symbol)) return Numeric{Numeric::Kind::integer, Symbols::inline_integer(symbol), 0};
  const Value& value = *symbols.interned(symbol);
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return Numeric{Numeric::Kind::integer, *integer, 0};
  if (const auto* number = std::get_if<double>(&value)) return Numeric{Numeric::Kind::number, 0, *number};
  if (const auto* date = std::get_if<Date>(&value)) return Numeric{Numeric::Kind::date, date->days, 0};
  return std::nullopt;
}

Value value_of(const Numeric& result) {
  switch (result.kind) {
    case Numeric::Kind::integer:
      return result.integer;
    case Numeric::Kind::number:
      return number_value(result.number);
    case Numeric::Kind::date:
      return Date{static_cast<std::int32_t>(result.integer)};
  }
  return result.integer;
}

Evaluated integer_result(bool overflowed, std::int64_t result) {
  if (overflowed) return tl::unexpected(Undefined::overflow);
  return Numeric{Numeric::Kind::integer, result, 0};
}

Evaluated number_result(double result) {
  if (!std::isfinite(result)) return tl::unexpected(Undefined::not_finite);
  return Numeric{Numeric::Kind::number, 0, result == 0.0 ? 0.0 : result};  // never -0.0, as number_value
}

Evaluated date_result(const Evaluated& days) {
  if (!days || days->integer < kFirstDay.days || days->integer > kLastDay.days)
    return tl::unexpected(Undefined::overflow);
  return Numeric{Numeric::Kind::date, days->integer, 0};
}

Evaluated of_one(Operation operation, const Numeric& a) {
  const bool turn = operation == Operation::negate || (a.is_integer() ? a.integer < 0 : a.number < 0);
  if (!turn) return a;
  if (!a.is_integer()) return number_result(-a.number);
  std::int64_t result;
  const bool overflowed = __builtin_sub_overflow(std::int64_t{0}, a.integer, &result);
  return integer_result(overflowed, result);
}

std::int64_t modulo(std::int64_t a, std::int64_t b) {
  if (b == -1) return 0;  // INT64_MIN % -1 traps
  const std::int64_t rest = a % b;
  return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

Evaluated of_integers(Operation operation, std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  bool overflowed = false;
  switch (operation) {
    case Operation::add:
      overflowed = __builtin_add_overflow(a, b, &result);
      break;
    case Operation::subtract:
      overflowed = __builtin_sub_overflow(a, b, &result);
      break;
    case Operation::multiply:
      overflowed = __builtin_mul_overflow(a, b, &result);
      break;
    case Operation::modulo:
      if (b == 0) return tl::unexpected(Undefined::division_by_zero);
      result = modulo(a, b);
      break;
    case Operation::minimum:
      result = std::min(a, b);
      break;
    default:
      result = std::max(a, b);
      break;
  }
  return integer_result(overflowed, result);
}

Evaluated of_numbers(Operation operation, double a, double b) {
  switch (operation) {
    case Operation::add:
      return number_result(a + b);
    case Operation::subtract:
      return number_result(a - b);
    case Operation::multiply:
      return number_result(a * b);
    case Operation::divide:
      if (b == 0) return tl::unexpected(Undefined::division_by_zero);
      return number_result(a / b);
    case Operation::minimum:
      return number_result(std::min(a, b));
    case Operation::maximum:
      return number_result(std::max(a, b));
    default:
      COUNSEL_CHECK(false, "`mod` takes integers");
      return number_result(0);
  }
}

/// A date and an integer, or two dates. Days count from the same day, so only the type of the result differs.
Evaluated of_dates(Operation operation, const Numeric& a, const Numeric& b) {
  const Evaluated days = of_integers(operation, a.integer, b.integer);
  return operation == Operation::subtract && b.is_date() ? days : date_result(days);
}

Evaluated of_two(Operation operation, const Numeric& a, const Numeric& b) {
  if (a.is_date() || b.is_date()) return of_dates(operation, a, b);
  if (a.is_integer() && b.is_integer() && operation != Operation::divide)
    return of_integers(operation, a.integer, b.integer);
  return of_numbers(operation, a.as_number(), b.as_number());
}

std::string_view text_in(Symbol symbol, const Symbols& symbols) {
  const Value* const value = symbols.interned(symbol);
  COUNSEL_CHECK(value && (std::holds_alternative<Text>(*value) || std::holds_alternative<Name>(*value)),
                "text functions and comparisons take texts and names");
  const auto* text = std::get_if<Text>(value);
  return text ? text->text : std::get<Name>(*value).text;
}

std::string evaluate_text(const Expression& expression, const Symbol* registers, const Symbols& symbols) {
  if (expression.operation == Operation::lower)
    return to_lower(evaluate_text(expression.operands[0], registers, symbols));
  return std::string(text_in(registers[expression.leaf], symbols));
}

Evaluated evaluate_numeric(const Expression& expression, const Symbol* registers, const Symbols& symbols) {
  if (expression.is_leaf()) {
    const auto leaf = numeric(registers[expression.leaf], symbols);
    COUNSEL_CHECK(leaf.has_value(), "arithmetic takes integers, numbers and dates");
    return *leaf;
  }
  if (expression.operation == Operation::length) {
    const std::string text = evaluate_text(expression.operands[0], registers, symbols);
    return integer_result(false, static_cast<std::int64_t>(count_characters(text)));
  }
  auto result = evaluate_numeric(expression.operands[0], registers, symbols);
  if (expression.operands.size() == 1) return result ? of_one(expression.operation, *result) : result;
  for (std::size_t i = 1; result && i < expression.operands.size(); ++i) {  // min and max take two or more
    const auto operand = evaluate_numeric(expression.operands[i], registers, symbols);
    if (!operand) return operand;
    result = of_two(expression.operation, *result, *operand);
  }
  return result;
}

std::partial_ordering order(std::int64_t integer, double number) {
  constexpr double kTwoTo63 = 9223372036854775808.0;
  if (number >= kTwoTo63) return std::partial_ordering::less;
  if (number < -kTwoTo63) return std::partial_ordering::greater;
  const auto whole = static_cast<std::int64_t>(number);  // towards zero, exact
  if (integer != whole) return integer <=> whole;
  return 0.0 <=> number - static_cast<double>(whole);
}

std::partial_ordering order(const Numeric& a, const Numeric& b) {
  if (a.kind == b.kind && a.kind != Numeric::Kind::number) return a.integer <=> b.integer;
  if (a.is_integer()) return order(a.integer, b.number);
  if (b.is_integer()) return 0 <=> order(b.integer, a.number);
  return a.number <=> b.number;
}

std::partial_ordering order(Symbol a, Symbol b, const Symbols& symbols) {
  if (a == b) return std::partial_ordering::equivalent;
  const auto left = numeric(a, symbols);
  const auto right = left ? numeric(b, symbols) : std::nullopt;
  if (left && right && left->is_date() == right->is_date()) return order(*left, *right);
  return symbols.compare(a, b);
}

bool satisfies(Comparison comparison, std::partial_ordering order) {
  switch (comparison) {
    case Comparison::equal:
      return order == 0;
    case Comparison::not_equal:
      return order != 0;
    case Comparison::less:
      return order < 0;
    case Comparison::less_equal:
      return order <= 0;
    case Comparison::greater:
      return order > 0;
    case Comparison::greater_equal:
      return order >= 0;
    default:
      COUNSEL_CHECK(false, "what compares texts has no order");
      return false;
  }
}

bool compares_texts(Comparison comparison) { return comparison >= Comparison::contains; }

bool satisfies(Comparison comparison, std::string_view left, std::string_view right, const Pattern* pattern) {
  switch (comparison) {
    case Comparison::contains:
      return left.find(right) != std::string_view::npos;
    case Comparison::not_contains:
      return left.find(right) == std::string_view::npos;
    case Comparison::starts_with:
      return left.starts_with(right);
    case Comparison::not_starts_with:
      return !left.starts_with(right);
    case Comparison::ends_with:
      return left.ends_with(right);
    case Comparison::not_ends_with:
      return !left.ends_with(right);
    case Comparison::matches:
      return pattern->matches(left);
    default:
      return !pattern->matches(left);
  }
}

int precedence(Operation operation) {
  switch (operation) {
    case Operation::add:
    case Operation::subtract:
      return 1;
    case Operation::multiply:
    case Operation::divide:
    case Operation::modulo:
      return 2;
    case Operation::negate:
      return 3;
    default:
      return 4;
  }
}

std::string print(const Expression& expression, const std::vector<std::string>& names, int around) {
  constexpr std::array<std::string_view, 12> kSigns = {"",      "-",   " + ", " - ", " * ",    " / ",
                                                       " mod ", "abs", "min", "max", "length", "lower"};
  if (expression.is_leaf()) return names[expression.leaf];
  const int own = precedence(expression.operation);
  std::string out(own >= 3 ? kSigns[static_cast<std::size_t>(expression.operation)] : "");
  if (own == 4) out += '(';
  for (std::size_t i = 0; i < expression.operands.size(); ++i) {
    if (i > 0) out += own == 4 ? ", " : kSigns[static_cast<std::size_t>(expression.operation)];
    out += print(expression.operands[i], names, own == 4 ? 0 : i > 0 ? own + 1 : own);
  }
  if (own == 4) out += ')';
  if (out.starts_with("--")) out = "-(" + out.substr(1) + ')';  // two dashes would start a comment
  return own < around ? '(' + out + ')' : out;
}

}  // namespace

std::string_view undefined_words(Undefined undefined) {
  switch (undefined) {
    case Undefined::overflow:
      return "overflows";
    case Undefined::division_by_zero:
      return "divides by zero";
    case Undefined::not_finite:
      return "has no finite result";
  }
  return "";
}

bool can_be_undefined(const Expression& expression) {
  switch (expression.operation) {
    case Operation::leaf:
    case Operation::minimum:
    case Operation::maximum:
    case Operation::length:
    case Operation::lower:
      break;
    default:
      return true;
  }
  return std::any_of(expression.operands.begin(), expression.operands.end(), can_be_undefined);
}

tl::expected<Symbol, Undefined> evaluate(const Expression& expression, const Symbol* registers, Symbols& symbols) {
  if (expression.is_leaf()) return registers[expression.leaf];
  if (expression.operation == Operation::lower)
    return symbols.intern(Value(Text{evaluate_text(expression, registers, symbols)}));
  const auto result = evaluate_numeric(expression, registers, symbols);
  if (!result) return tl::unexpected(result.error());
  return result->is_integer() ? symbols.intern(result->integer) : symbols.intern(value_of(*result));
}

tl::expected<bool, Undefined> holds(Comparison comparison, const Expression& left, const Expression& right,
                                    const Symbol* registers, const Symbols& symbols, const Pattern* pattern) {
  if (compares_texts(comparison))
    return satisfies(comparison, evaluate_text(left, registers, symbols), evaluate_text(right, registers, symbols),
                     pattern);
  if (left.operation == Operation::lower || right.operation == Operation::lower)
    return satisfies(comparison, evaluate_text(left, registers, symbols) <=> evaluate_text(right, registers, symbols));
  if (left.is_leaf() && right.is_leaf())
    return satisfies(comparison, order(registers[left.leaf], registers[right.leaf], symbols));
  const auto a = evaluate_numeric(left, registers, symbols);
  if (!a) return tl::unexpected(a.error());
  const auto b = evaluate_numeric(right, registers, symbols);
  if (!b) return tl::unexpected(b.error());
  return satisfies(comparison, order(*a, *b));
}

std::vector<Register> registers_of(const Expression& expression) {
  if (expression.is_leaf()) return {expression.leaf};
  std::vector<Register> all;
  for (const Expression& operand : expression.operands)
    for (const Register reg : registers_of(operand))
      if (std::find(all.begin(), all.end(), reg) == all.end()) all.push_back(reg);
  return all;
}

std::string to_source(const Expression& expression, const std::vector<std::string>& names) {
  return print(expression, names, 0);
}

std::string_view comparison_sign(Comparison comparison) {
  constexpr std::array<std::string_view, 14> kSigns = {
      "=",           "!=",              "<",         "<=",            ">",       ">=",         "contains", "not contains",
      "starts-with", "not starts-with", "ends-with", "not ends-with", "matches", "not matches"};
  return kSigns[static_cast<std::size_t>(comparison)];
}

}  // namespace counsel::eval
