// tests/property/random_values.h
// Random choices, and random constants that meet each other often enough for conditions to hold.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "tests/support/program_builder.h"

namespace counsel::property {

class Random {
 public:
  explicit Random(std::mt19937_64& engine) : engine_(engine) {}

  int pick(int from, int to) { return std::uniform_int_distribution<int>(from, to)(engine_); }
  bool chance(int percent) { return pick(1, 100) <= percent; }
  template <class T>
  const T& any_of(const std::vector<T>& items) {
    return items[static_cast<std::size_t>(pick(0, static_cast<int>(items.size()) - 1))];
  }

  Type type();
  support::Cell constant(Type type);
  /// A regular expression that means the same to RE2 and to ECMAScript.
  std::string pattern();

  std::mt19937_64& engine() { return engine_; }

 private:
  std::mt19937_64& engine_;
};

/// 2026-01-01, around which all dates lie but a few at the ends of the calendar.
inline constexpr Date kNewYear{20'454};

/// A variable's first letter says its type: `?n0` is a name.
std::string variable_of(Type type, const std::string& rest);
Type type_of_variable(const std::string& name);

}  // namespace counsel::property
