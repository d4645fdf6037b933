#include <algorithm>
#include <optional>
#include <sstream>
#include <string>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "cli/answers_file.h"
#include "cli/toml_text.h"
#include "engine/base/utf8.h"
#include "engine/base/value.h"

namespace counsel::cli {

namespace {

std::string place(const toml::source_region& region) {
  return "line " + std::to_string(region.begin.line) + ", column " + std::to_string(region.begin.column);
}

std::string number_text(double number) {
  // NaN is no Value; as a text it is refused with the attribute's own words.
  return number != number ? "nan" : to_string(number_value(number));
}

std::string date_text(const toml::date& date) {
  std::ostringstream out;
  out << date;
  return out.str();
}

std::optional<std::string> scalar(const toml::node& node) {
  if (const auto* text = node.as_string()) return to_nfc(text->get());
  if (const auto* integer = node.as_integer()) return std::to_string(integer->get());
  if (const auto* number = node.as_floating_point()) return number_text(number->get());
  if (const auto* boolean = node.as_boolean()) return boolean->get() ? "yes" : "no";
  if (const auto* date = node.as_date()) return date_text(date->get());
  return std::nullopt;
}

/// The value's text, or the texts of a list of values; nothing for what is no answer.
std::optional<std::vector<std::string>> values(const toml::node& node) {
  const toml::array* list = node.as_array();
  if (!list) {
    const auto one = scalar(node);
    return one ? std::optional(std::vector{*one}) : std::nullopt;
  }
  std::vector<std::string> texts;
  for (const toml::node& item : *list) {
    const auto one = scalar(item);
    if (!one) return std::nullopt;
    texts.push_back(*one);
  }
  return texts;
}

}  // namespace

Answers answers_from_toml(std::string_view text, std::string_view shown) {
  const std::string file(shown);
  Answers answers;
  if (const auto at = misplaced_character(text)) {
    const auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*at), '\n');
    answers.complaints.push_back({"cannot read `" + file + "` as TOML: line " + std::to_string(lines + 1) +
                                      ": letters beyond ASCII stand in quotes only, and not first behind a `\\` that ends a line",
                                  ""});
    return answers;
  }
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    answers.complaints.push_back(
        {"cannot read `" + file + "` as TOML: " + place(error.source()) + ": " + std::string(error.description()), ""});
    return answers;
  }
  for (const auto& [key, node] : parsed.table()) {
    const std::string attribute = to_nfc(key.str());
    if (auto given = values(node))
      answers.given.push_back({.attribute = attribute, .values = std::move(*given), .place = file + ": " + attribute});
    else
      answers.complaints.push_back(
          {"`" + attribute + "` in `" + file + "` is neither a value nor a list of values", ""});
  }
  return answers;
}

}  // namespace counsel::cli
