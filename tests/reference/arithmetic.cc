#include "tests/reference/arithmetic.h"

#include <cmath>
#include <cstdlib>
#include <limits>
#include <regex>

#include "engine/base/utf8.h"

namespace counsel::reference {

namespace {

using lang::Comparator;
using lang::Operator;

const std::string& text_of(const Value& value) {
  if (const auto* name = std::get_if<Name>(&value)) return name->text;
  return std::get<Text>(value).text;
}

Value date(Wide days) {
  if (days < kFirstDay.days || days > kLastDay.days) throw UndefinedArithmetic{};
  return Date{static_cast<std::int32_t>(days)};
}

Value on_integers(Operator op, std::int64_t x, std::int64_t y) {
  switch (op) {
    case Operator::add:
      return integer(Wide{x} + y);
    case Operator::subtract:
      return integer(Wide{x} - y);
    case Operator::multiply:
      return integer(Wide{x} * y);
    case Operator::minimum:
      return x < y ? x : y;
    case Operator::maximum:
      return x < y ? y : x;
    case Operator::modulo: {  // what is left when the largest multiple of y that is not beyond x is taken away
      if (y == 0) throw UndefinedArithmetic{};
      const Wide rest = Wide{x} % y;
      return integer(rest == 0 || (rest < 0) == (y < 0) ? rest : rest + y);
    }
    default:
      std::abort();
  }
}

Value on_numbers(Operator op, double x, double y) {
  switch (op) {
    case Operator::add:
      return number(x + y);
    case Operator::subtract:
      return number(x - y);
    case Operator::multiply:
      return number(x * y);
    case Operator::minimum:
      return number(x < y ? x : y);
    case Operator::maximum:
      return number(x < y ? y : x);
    case Operator::divide:
      if (y == 0) throw UndefinedArithmetic{};
      return number(x / y);
    default:
      std::abort();
  }
}

Value on_dates(Operator op, const Value& a, const Value& b) {
  const auto days = [](const Value& value) {
    const auto* day = std::get_if<Date>(&value);
    return day ? Wide{day->days} : Wide{std::get<std::int64_t>(value)};
  };
  const bool both = a.index() == b.index();
  switch (op) {
    case Operator::add:
      return date(days(a) + days(b));
    case Operator::subtract:
      return both ? integer(days(a) - days(b)) : date(days(a) - days(b));
    case Operator::minimum:
      return days(a) < days(b) ? a : b;
    case Operator::maximum:
      return days(a) < days(b) ? b : a;
    default:
      std::abort();
  }
}

/// Of the letters that the generators write: ASCII, Latin-1 and Greek, whose small letters are 32 after the capitals.
char32_t lowered(char32_t code) {
  const bool ascii = code >= U'A' && code <= U'Z';
  const bool latin = code >= U'\u00C0' && code <= U'\u00DE' && code != U'\u00D7';
  const bool greek = code >= U'\u0391' && code <= U'\u03A9' && code != U'\u03A2';
  return ascii || latin || greek ? code + 32 : code;
}

void append(std::string& text, char32_t code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else {  // the generators write nothing that takes three bytes
    text += static_cast<char>(0xC0 | (code >> 6));
    text += static_cast<char>(0x80 | (code & 0x3F));
  }
}

std::string lower(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character character = decode_utf8(text, at).value();
    append(out, lowered(character.code));
    at += character.bytes;
  }
  return to_nfc(out);
}

std::int64_t length(const std::string& text) {
  std::int64_t characters = 0;
  for (const char byte : text) characters += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  return characters;
}

bool is_number(const Value& value) {
  return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
}

std::strong_ordering order(const Value& a, const Value& b) {
  if (!is_number(a) || !is_number(b) || a.index() == b.index()) return compare(a, b);
  const auto exact = [](const Value& value) {  // a long double holds every integer and every double exactly
    const auto* whole = std::get_if<std::int64_t>(&value);
    return whole ? static_cast<long double>(*whole) : static_cast<long double>(std::get<double>(value));
  };
  return exact(a) < exact(b)   ? std::strong_ordering::less
         : exact(b) < exact(a) ? std::strong_ordering::greater
                               : std::strong_ordering::equal;
}

}  // namespace

Value integer(Wide wide) {
  if (wide < std::numeric_limits<std::int64_t>::min() || wide > std::numeric_limits<std::int64_t>::max())
    throw UndefinedArithmetic{};
  return static_cast<std::int64_t>(wide);
}

Value number(double result) {
  if (!std::isfinite(result)) throw UndefinedArithmetic{};
  return number_value(result);
}

double as_number(const Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  return std::get<double>(value);
}

Value compute(Operator op, const Value& operand) {
  const Value zero = std::holds_alternative<double>(operand) ? Value(0.0) : Value(std::int64_t{0});
  switch (op) {
    case Operator::negate:
      return compute(Operator::subtract, zero, operand);
    case Operator::absolute:
      return compare(operand, zero) < 0 ? compute(Operator::subtract, zero, operand) : operand;
    case Operator::length:
      return length(text_of(operand));
    case Operator::lower:
      return Text{lower(text_of(operand))};
    default:
      std::abort();
  }
}

Value compute(Operator op, const Value& a, const Value& b) {
  if (std::holds_alternative<Date>(a) || std::holds_alternative<Date>(b)) return on_dates(op, a, b);
  const auto* x = std::get_if<std::int64_t>(&a);
  const auto* y = std::get_if<std::int64_t>(&b);
  return x && y && op != Operator::divide ? on_integers(op, *x, *y) : on_numbers(op, as_number(a), as_number(b));
}

bool holds(Comparator comparator, const Value& a, const Value& b) {
  switch (comparator) {
    case Comparator::equal:
      return order(a, b) == 0;
    case Comparator::not_equal:
      return order(a, b) != 0;
    case Comparator::less:
      return order(a, b) < 0;
    case Comparator::less_equal:
      return order(a, b) <= 0;
    case Comparator::greater:
      return order(a, b) > 0;
    case Comparator::greater_equal:
      return order(a, b) >= 0;
    case Comparator::contains:
      return text_of(a).find(text_of(b)) != std::string::npos;
    case Comparator::not_contains:
      return !holds(Comparator::contains, a, b);
    case Comparator::starts_with:
      return text_of(a).starts_with(text_of(b));
    case Comparator::not_starts_with:
      return !holds(Comparator::starts_with, a, b);
    case Comparator::ends_with:
      return text_of(a).ends_with(text_of(b));
    case Comparator::not_ends_with:
      return !holds(Comparator::ends_with, a, b);
    case Comparator::matches:
      return std::regex_match(text_of(a), std::regex(text_of(b)));
    case Comparator::not_matches:
      return !holds(Comparator::matches, a, b);
  }
  std::abort();
}

}  // namespace counsel::reference
