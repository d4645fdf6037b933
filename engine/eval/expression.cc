#include "engine/eval/expression.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/base/check.h"

namespace counsel::eval {

namespace {

/// An intermediate result: an integer, or a number where `is_integer` is false.
struct Numeric {
  bool is_integer;
  std::int64_t integer;
  double number;

  double as_number() const { return is_integer ? static_cast<double>(integer) : number; }
};

using Evaluated = tl::expected<Numeric, Undefined>;

std::optional<Numeric> numeric(Symbol symbol, const Symbols& symbols) {
  if (Symbols::is_inline(symbol)) return Numeric{true, Symbols::inline_integer(symbol), 0};
  const Value& value = *symbols.interned(symbol);
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return Numeric{true, *integer, 0};
  if (const auto* number = std::get_if<double>(&value)) return Numeric{false, 0, *number};
  return std::nullopt;
}

Evaluated integer_result(bool overflowed, std::int64_t result) {
  if (overflowed) return tl::unexpected(Undefined::overflow);
  return Numeric{true, result, 0};
}

Evaluated number_result(double result) {
  if (!std::isfinite(result)) return tl::unexpected(Undefined::not_finite);
  return Numeric{false, 0, result == 0.0 ? 0.0 : result};  // never -0.0, as number_value
}

Evaluated of_one(Operation operation, const Numeric& a) {
  const bool turn = operation == Operation::negate || (a.is_integer ? a.integer < 0 : a.number < 0);
  if (!turn) return a;
  if (!a.is_integer) return number_result(-a.number);
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

Evaluated evaluate_numeric(const Expression& expression, const Symbol* registers, const Symbols& symbols) {
  if (expression.is_leaf()) {
    const auto leaf = numeric(registers[expression.leaf], symbols);
    COUNSEL_CHECK(leaf.has_value(), "arithmetic takes integers and numbers");
    return *leaf;
  }
  auto result = evaluate_numeric(expression.operands[0], registers, symbols);
  if (expression.operands.size() == 1) return result ? of_one(expression.operation, *result) : result;
  for (std::size_t i = 1; result && i < expression.operands.size(); ++i) {  // min and max take two or more
    const auto operand = evaluate_numeric(expression.operands[i], registers, symbols);
    if (!operand) return operand;
    const bool integers = result->is_integer && operand->is_integer && expression.operation != Operation::divide;
    result = integers ? of_integers(expression.operation, result->integer, operand->integer)
                      : of_numbers(expression.operation, result->as_number(), operand->as_number());
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
  if (a.is_integer && b.is_integer) return a.integer <=> b.integer;
  if (a.is_integer) return order(a.integer, b.number);
  if (b.is_integer) return 0 <=> order(b.integer, a.number);
  return a.number <=> b.number;
}

std::partial_ordering order(Symbol a, Symbol b, const Symbols& symbols) {
  if (a == b) return std::partial_ordering::equivalent;
  const auto left = numeric(a, symbols);
  const auto right = left ? numeric(b, symbols) : std::nullopt;
  if (left && right) return order(*left, *right);
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
  }
  return false;
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
  constexpr std::array<std::string_view, 10> kSigns = {"",    "-",     " + ", " - ", " * ",
                                                       " / ", " mod ", "abs", "min", "max"};
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
  if (expression.is_leaf()) return false;
  if (expression.operation != Operation::minimum && expression.operation != Operation::maximum) return true;
  return std::any_of(expression.operands.begin(), expression.operands.end(), can_be_undefined);
}

tl::expected<Symbol, Undefined> evaluate(const Expression& expression, const Symbol* registers, Symbols& symbols) {
  if (expression.is_leaf()) return registers[expression.leaf];
  const auto result = evaluate_numeric(expression, registers, symbols);
  if (!result) return tl::unexpected(result.error());
  return result->is_integer ? symbols.intern(result->integer) : symbols.intern(number_value(result->number));
}

tl::expected<bool, Undefined> holds(Comparison comparison, const Expression& left, const Expression& right,
                                    const Symbol* registers, const Symbols& symbols) {
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
  constexpr std::array<std::string_view, 6> kSigns = {"=", "!=", "<", "<=", ">", ">="};
  return kSigns[static_cast<std::size_t>(comparison)];
}

}  // namespace counsel::eval
