#include "tests/property/random_values.h"

#include <limits>

namespace counsel::property {

namespace {

constexpr std::string_view kLetters = "ntidby";  // by Type

}  // namespace

Type Random::type() {
  static const std::vector<Type> kTypes = {Type::name,   Type::name,   Type::integer, Type::integer,
                                           Type::number, Type::yes_no, Type::text,    Type::date};
  return any_of(kTypes);
}

support::Cell Random::constant(Type type) {
  // "É" once as one character and once with the accent on its own.
  static const std::vector<std::string> kTexts = {"",    "a",  "b",      "ab",      "aB",     "aab",
                                                  "abc", "AB", "\u00C9", "e\u0301", "\u00E9a"};
  switch (type) {
    case Type::name:
      return std::string(1, static_cast<char>('a' + pick(0, 4)));
    case Type::text:
      return Value(Text{any_of(kTexts)});
    case Type::integer:
      return chance(1) ? support::Cell(std::numeric_limits<std::int64_t>::max() - pick(0, 1))
                       : support::Cell(pick(-1, 3));
    case Type::number:
      return pick(-2, 4) / 2.0;
    case Type::yes_no:
      return chance(50);
    case Type::date:
      return Value(chance(2) ? (chance(50) ? kFirstDay : kLastDay) : Date{kNewYear.days + pick(-2, 3)});
  }
  return false;
}

std::string Random::pattern() {
  static const std::vector<std::string> kPatterns = {"[ab]+", "a.*b", "(a|b)c?", "a*", ".*[A-Z].*", "(ab?)+", "b|aab"};
  return any_of(kPatterns);
}

std::string variable_of(Type type, const std::string& rest) {
  return std::string("?") + kLetters[static_cast<std::size_t>(type)] + rest;
}

Type type_of_variable(const std::string& name) { return static_cast<Type>(kLetters.find(name[1])); }

}  // namespace counsel::property
