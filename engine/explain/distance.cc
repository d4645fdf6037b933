#include "engine/explain/distance.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace counsel::explain {

namespace {

using lang::Comparator;

/// Whether values have to fall, rise, or either. A strict comparison of whole numbers asks for one step more.
struct Wanted {
  bool fall = false, rise = false, strict = false;
};

Wanted wanted_by(Comparator comparator) {
  switch (comparator) {
    case Comparator::equal: return {.fall = true, .rise = true};
    case Comparator::less: return {.fall = true, .strict = true};
    case Comparator::less_equal: return {.fall = true};
    case Comparator::greater: return {.rise = true, .strict = true};
    case Comparator::greater_equal: return {.rise = true};
    default: return {};
  }
}

std::optional<std::int64_t> steps(const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return *integer;
  if (const auto* date = std::get_if<Date>(&value)) return date->days;
  return std::nullopt;
}

std::optional<double> number(const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
  if (const auto* real = std::get_if<double>(&value)) return *real;
  return std::nullopt;
}

std::optional<Distance> of_steps(const Wanted& wanted, std::int64_t actual, std::int64_t needed, bool days) {
  std::int64_t above = 0;
  if (__builtin_sub_overflow(actual, needed, &above)) return std::nullopt;
  const bool falls = wanted.fall && (above > 0 || (above == 0 && wanted.strict));
  const bool rises = wanted.rise && (above < 0 || (above == 0 && wanted.strict));
  std::int64_t distance = 0;
  if ((!falls && !rises) || __builtin_sub_overflow(falls ? above : 0, falls ? 0 : above, &distance) ||
      __builtin_add_overflow(distance, std::int64_t{wanted.strict}, &distance))
    return std::nullopt;
  const std::string count = std::to_string(distance);
  if (days) return Distance{distance, count + (distance == 1 ? " day" : " days") + (falls ? " too late" : " too early")};
  return Distance{distance, count + (falls ? " too many" : " too few")};
}

/// Without the digits that a subtraction of decimals leaves behind: 0.8 - 0.5 is 0.3 to whoever wrote them.
double in_few_digits(double number) {
  constexpr int kDigits = 12;
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::general, kDigits).ptr;
  std::from_chars(text.data(), end, number);
  return number;
}

std::optional<Distance> of_numbers(const Wanted& wanted, double actual, double needed) {
  const double above = actual - needed;
  const bool falls = wanted.fall && above > 0;
  if (!falls && !(wanted.rise && above < 0)) return std::nullopt;
  if (!std::isfinite(above)) return std::nullopt;
  const Value distance = number_value(in_few_digits(std::abs(above)));
  return Distance{distance, to_string(distance) + (falls ? " too much" : " too little")};
}

}  // namespace

std::optional<Distance> distance_of(Comparator comparator, const Value& actual, const Value& needed) {
  const Wanted wanted = wanted_by(comparator);
  const bool days = std::holds_alternative<Date>(actual);
  if (days != std::holds_alternative<Date>(needed)) return std::nullopt;
  if (const auto from = steps(actual), to = steps(needed); from && to) return of_steps(wanted, *from, *to, days);
  if (const auto from = number(actual), to = number(needed); from && to) return of_numbers(wanted, *from, *to);
  return std::nullopt;
}

}  // namespace counsel::explain
