#include "engine/base/value.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

#include "engine/base/check.h"
#include "engine/base/utf8.h"

namespace counsel {

namespace {

constexpr std::array<std::string_view, 6> kTypeWords = {"name", "text", "integer", "number", "yes or no", "date"};

std::string number_text(double number) {
  std::array<char, 32> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return std::string(buffer.data(), end.ptr);
}

template <class Number>
std::optional<Number> read_number(std::string_view text) {
  Number number{};
  const auto end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, number);
  if (result.ec != std::errc{} || result.ptr != end) return std::nullopt;
  return number;
}

std::string date_text(Date date) {
  const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{date.days}}};
  const auto digits = [](unsigned number, std::size_t width) {
    const std::string text = std::to_string(number);
    return std::string(width - text.size(), '0') + text;
  };
  return digits(static_cast<unsigned>(static_cast<int>(day.year())), 4) + '-' +
         digits(static_cast<unsigned>(day.month()), 2) + '-' + digits(static_cast<unsigned>(day.day()), 2);
}

std::strong_ordering order(const auto& a, const auto& b) {
  return a < b ? std::strong_ordering::less : b < a ? std::strong_ordering::greater : std::strong_ordering::equal;
}

}  // namespace

std::string_view type_word(Type type) { return kTypeWords[static_cast<std::size_t>(type)]; }

std::optional<Type> type_from_word(std::string_view word) {
  for (std::size_t i = 0; i < kTypeWords.size(); ++i)
    if (kTypeWords[i] == word) return static_cast<Type>(i);
  return std::nullopt;
}

Type type_of(const Value& value) { return static_cast<Type>(value.index()); }

Value number_value(double number) {
  COUNSEL_CHECK(!std::isnan(number), "a value is never NaN");
  return number == 0.0 ? 0.0 : number;
}

std::optional<Date> read_date(std::string_view text) {
  const auto digits = [&](std::size_t at, std::size_t count) -> int {
    int number = 0;
    for (const char c : text.substr(at, count)) {
      if (c < '0' || c > '9') return -1;
      number = number * 10 + (c - '0');
    }
    return number;
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = digits(0, 4), month = digits(5, 2), day = digits(8, 2);
  if (year < 1 || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return Date{static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count())};
}

std::strong_ordering compare(const Value& a, const Value& b) {
  if (a.index() != b.index()) return a.index() <=> b.index();
  return std::visit([&b](const auto& left) { return order(left, std::get<std::decay_t<decltype(left)>>(b)); }, a);
}

std::optional<double> quantity(const Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  if (const auto* date = std::get_if<Date>(&value)) return date->days;
  if (const auto* number = std::get_if<double>(&value)) return *number;
  return std::nullopt;
}

std::string to_string(const Value& value) {
  struct Printer {
    std::string operator()(const Name& name) const { return name.text; }
    std::string operator()(const Text& text) const { return text.text; }
    std::string operator()(std::int64_t integer) const { return std::to_string(integer); }
    std::string operator()(double number) const { return number_text(number); }
    std::string operator()(bool yes) const { return yes ? "yes" : "no"; }
    std::string operator()(Date date) const { return date_text(date); }
  };
  return std::visit(Printer{}, value);
}

std::string to_source(const Value& value) {
  if (const auto* name = std::get_if<Name>(&value)) return is_plain_name(name->text) ? name->text : quoted(name->text);
  if (const auto* text = std::get_if<Text>(&value)) return quoted(text->text);
  if (const auto* number = std::get_if<double>(&value)) {
    const std::string digits = number_text(*number);
    return digits.find_first_of(".en") == std::string::npos ? digits + ".0" : digits;
  }
  return to_string(value);
}

bool is_plain_name(std::string_view text) {
  std::size_t at = 0;
  bool word_before = false;  // the character before is a letter, digit or `_`
  while (at < text.size()) {
    const auto character = decode_utf8(text, at);
    if (!character) return false;
    const bool first = at == 0;
    const std::size_t next = at + character->bytes;
    if (is_name_letter(character->code) || (!first && is_name_part(character->code))) {
      word_before = true;
    } else if (word_before && (character->code == '-' || character->code == '.') && next < text.size()) {
      word_before = false;  // must be followed by a letter or digit
      const auto after = decode_utf8(text, next);
      if (!after || !is_name_part(after->code)) return false;
    } else if (!first && (character->code == '+' || character->code == '#')) {
      return text.substr(at).find_first_not_of("+#") == std::string_view::npos;
    } else {
      return false;
    }
    at = next;
  }
  return !text.empty();
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    out += c;
  }
  return out + '"';
}

std::optional<Value> read_value(Type type, std::string_view text) {
  switch (type) {
    case Type::name:
      if (text.empty()) return std::nullopt;
      return Name{std::string(text)};
    case Type::text:
      return Text{std::string(text)};
    case Type::integer:
      if (const auto integer = read_number<std::int64_t>(text)) return *integer;
      return std::nullopt;
    case Type::number:
      if (const auto number = read_number<double>(text); number && std::isfinite(*number)) return number_value(*number);
      return std::nullopt;
    case Type::yes_no:
      if (text == "yes" || text == "true") return true;
      if (text == "no" || text == "false") return false;
      return std::nullopt;
    case Type::date:
      if (const auto date = read_date(text)) return *date;
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace counsel
