// toml11 takes any valid UTF-8 in its stride, as the fuzzer found, but neither other bytes nor nesting without end; and it
// makes the nearest number of one that is too large.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <sstream>
#include <string>

#include <toml.hpp>

#include "cli/answers_file.h"
#include "engine/base/result.h"
#include "engine/base/utf8.h"
#include "engine/base/value.h"

namespace counsel::cli {

namespace {

using Toml = toml::basic_value<toml::discard_comments, std::map>;

constexpr std::ptrdiff_t kMostLists = 500;  // a file; each may be inside the one before, which takes stack

std::optional<std::string> integer_text(std::int64_t integer) {
  using Limits = std::numeric_limits<std::int64_t>;
  return integer == Limits::max() || integer == Limits::min() ? std::nullopt : std::optional(std::to_string(integer));
}

std::optional<std::string> number_text(double number) {
  if (std::abs(number) >= std::numeric_limits<double>::max()) return std::nullopt;
  // NaN is no Value; as a text it is refused with the attribute's own words.
  return number != number ? "nan" : to_string(number_value(number));
}

std::string date_text(const toml::local_date& date) {
  std::ostringstream out;
  out << date;
  return out.str();
}

std::optional<std::string> scalar(const Toml& value) {
  switch (value.type()) {
    case toml::value_t::string:
      return to_nfc(value.as_string().str);
    case toml::value_t::integer:
      return integer_text(value.as_integer());
    case toml::value_t::floating:
      return number_text(value.as_floating());
    case toml::value_t::boolean:
      return value.as_boolean() ? "yes" : "no";
    case toml::value_t::local_date:
      return date_text(value.as_local_date());
    default:
      return std::nullopt;
  }
}

/// The value's text, or the texts of a list of values; nothing for what is no answer.
std::optional<std::vector<std::string>> values(const Toml& value) {
  if (!value.is_array()) {
    const auto one = scalar(value);
    return one ? std::optional(std::vector{*one}) : std::nullopt;
  }
  std::vector<std::string> texts;
  for (const Toml& item : value.as_array()) {
    const auto one = scalar(item);
    if (!one) return std::nullopt;
    texts.push_back(*one);
  }
  return texts;
}

/// The library's reason without its marks: "[error] toml::parse_table: invalid line format\n --> …"
std::string reason(const std::exception& error) {
  std::string_view text = error.what();
  text = text.substr(0, text.find('\n'));
  for (const std::string_view mark : {"[error] ", "bad format: "})
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
  if (text.starts_with("toml::")) text.remove_prefix(std::min(text.find(": ", 6) + 2, text.size()));
  while (text.ends_with('.')) text.remove_suffix(1);
  return std::string(text);
}

/// The table of the file, or why there is none.
tl::expected<Toml, std::string> parse(std::string_view text) {
  if (const auto at = first_invalid_utf8(text))
    return tl::unexpected("byte " + std::to_string(*at + 1) + " is not UTF-8");
  if (std::count(text.begin(), text.end(), '[') + std::count(text.begin(), text.end(), '{') > kMostLists)
    return tl::unexpected("it has more than " + std::to_string(kMostLists) + " lists and tables");
  std::istringstream in{std::string(text)};
  try {
    return toml::parse<toml::discard_comments, std::map>(in);
  } catch (const toml::exception& error) {
    return tl::unexpected("line " + std::to_string(error.location().line()) + ": " + reason(error));
  } catch (const std::exception& error) {
    return tl::unexpected(reason(error));
  }
}

}  // namespace

Answers answers_from_toml(std::string_view text, std::string_view shown) {
  const std::string file(shown);
  Answers answers;
  const auto parsed = parse(text);
  if (!parsed) {
    answers.complaints.push_back({"cannot read `" + file + "` as TOML: " + parsed.error(), ""});
    return answers;
  }
  for (const auto& [key, value] : parsed->as_table()) {
    const std::string attribute = to_nfc(key);
    if (auto given = values(value))
      answers.given.push_back({.attribute = attribute, .values = std::move(*given), .place = file + ": " + attribute});
    else
      answers.complaints.push_back(
          {"`" + attribute + "` in `" + file + "` is neither a value nor a list of values", ""});
  }
  return answers;
}

}  // namespace counsel::cli
