#include "engine/analyze/value_order.h"

#include <optional>

namespace counsel::analyze {

std::strong_ordering order_of(const Value& a, const Value& b) {
  // 64 bits of mantissa hold every integer; where a platform has fewer, near-equal huge numbers count as equal.
  const auto number = [](const Value& value) -> std::optional<long double> {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<long double>(*integer);
    if (const auto* real = std::get_if<double>(&value)) return static_cast<long double>(*real);
    return std::nullopt;
  };
  const auto left = number(a), right = number(b);
  if (!left || !right) return compare(a, b);
  if (*left == *right) return std::strong_ordering::equal;
  return *left < *right ? std::strong_ordering::less : std::strong_ordering::greater;
}

}  // namespace counsel::analyze
