// engine/base/value.h
// What a fact's column holds. A name is a word of the vocabulary (`Phoenix`); a text is free.
//
// Order: by type, then by value; texts and names by bytes. Nothing shown may rely on more.
// INVARIANT: a number is never NaN, and never -0.0 (made by `number_value`), so equality is identity.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace counsel {

/// The types a column may have. Stored in fact bases as the words of `type_word`: never reword.
enum class Type : std::uint8_t { name, text, integer, number, yes_no, date };

std::string_view type_word(Type type);  // "name", "text", "integer", "number", "yes or no", "date"
std::optional<Type> type_from_word(std::string_view word);

struct Name {
  std::string text;
  auto operator<=>(const Name&) const = default;
};

struct Text {
  std::string text;
  auto operator<=>(const Text&) const = default;
};

/// A day of the proleptic Gregorian calendar.
struct Date {
  std::int32_t days = 0;  // since 1970-01-01; within kFirstDay and kLastDay
  auto operator<=>(const Date&) const = default;
};

inline constexpr Date kFirstDay{-719'162};  // 0001-01-01
inline constexpr Date kLastDay{2'932'896};  // 9999-12-31

/// Reads `2026-11-20`; nothing where the text is not so written or there is no such day.
std::optional<Date> read_date(std::string_view text);

using Value = std::variant<Name, Text, std::int64_t, double, bool, Date>;

Type type_of(const Value& value);

/// A number with the invariant made. Requires: not NaN.
Value number_value(double number);

/// Total order over values of all types.
std::strong_ordering compare(const Value& a, const Value& b);

/// A number, or a date in days, to measure distances by; nothing for other values.
std::optional<double> quantity(const Value& value);

/// As a person reads it: `Phoenix`, `free text`, `3`, `0.5`, `yes`, `2026-11-20`. Numbers print the shortest
/// digits that read back as the same number, whatever the locale.
std::string to_string(const Value& value);

/// As rule text that reads back as the same value: texts and odd names are quoted.
std::string to_source(const Value& value);

/// Whether `text` can be written as a name without quotes (docs/language.md "Words").
bool is_plain_name(std::string_view text);

/// `text` between double quotes with `"` and `\` escaped.
std::string quoted(std::string_view text);

/// Reads what a person typed for a column of this type (an answer, a CSV cell). `yes_no` takes
/// yes, no, true and false. Nothing where the text is no such value; out-of-range integers too.
std::optional<Value> read_value(Type type, std::string_view text);

}  // namespace counsel
