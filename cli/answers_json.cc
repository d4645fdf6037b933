// The parser's events are read one by one, so that a name that comes twice is seen, a number keeps the digits it was
// written with, and nesting is refused where it begins, however deep it goes.
#include <cstdint>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "cli/answers_file.h"
#include "engine/base/utf8.h"

namespace counsel::cli {

namespace {

using nlohmann::json;

class Reader : public nlohmann::json_sax<json> {
 public:
  Reader(std::string_view text, std::string_view shown) : text_(text), shown_(shown) {}

  Answers answers;

  bool null() override {
    if (!inside_) return no_table();
    return refuse("null", "leave it out to leave the question open");
  }
  bool boolean(bool value) override { return take(value ? "yes" : "no"); }
  bool number_integer(number_integer_t value) override { return take(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return take(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& digits) override { return take(digits); }
  bool string(string_t& value) override { return take(to_nfc(value)); }
  bool binary(binary_t&) override { return no_table(); }  // JSON text has none

  bool start_object(std::size_t) override {
    if (inside_) return refuse("an object", "an answer is a value or a list of values");
    inside_ = true;
    return true;
  }
  bool key(string_t& name) override {
    const std::string attribute = to_nfc(name);
    if (!seen_.insert(attribute).second) {
      answers.complaints.push_back(
          {"`" + attribute + "` comes twice in `" + shown_ + "`", "give several values as a list"});
      return false;
    }
    answers.given.push_back({.attribute = attribute, .place = shown_ + ": " + attribute});
    return true;
  }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override {
    if (!inside_) return no_table();
    if (in_list_) return refuse("a list in a list", "an answer is a value or a list of values");
    in_list_ = true;
    return true;
  }
  bool end_array() override {
    in_list_ = false;
    return true;
  }
  bool parse_error(std::size_t byte, const std::string&, const json::exception& error) override {
    answers.complaints.push_back(
        {"cannot read `" + shown_ + "` as JSON: " + place(byte) + ": " + reason(error.what()), ""});
    return false;
  }

 private:
  bool take(std::string value) {
    if (!inside_) return no_table();
    answers.given.back().values.push_back(std::move(value));
    return true;
  }

  bool refuse(std::string_view what, std::string hint) {
    answers.complaints.push_back(
        {"`" + answers.given.back().attribute + "` in `" + shown_ + "` is " + std::string(what), std::move(hint)});
    return false;
  }

  bool no_table() {
    answers.complaints.push_back({"`" + shown_ + "` holds no table of answers", R"(as in {"concurrency": "high"})"});
    return false;
  }

  // Columns count characters; `byte` is one past the last that was read.
  std::string place(std::size_t byte) const {
    const std::string_view before = text_.substr(0, byte > 0 ? byte - 1 : 0);
    std::size_t line = 1;
    std::size_t column = 1;
    for (const char c : before) {
      if (c == '\n') {
        ++line;
        column = 1;
      } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
        ++column;
      }
    }
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
  }

  // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while …" from "syntax error" on.
  static std::string reason(std::string_view what) {
    const std::size_t column = what.find("column ");
    const std::size_t colon = what.find(": ", column == std::string_view::npos ? 0 : column);
    return std::string(colon == std::string_view::npos ? what : what.substr(colon + 2));
  }

  std::string_view text_;
  std::string shown_;
  std::set<std::string> seen_;
  bool inside_ = false;
  bool in_list_ = false;
};

}  // namespace

Answers answers_from_json(std::string_view text, std::string_view shown) {
  Reader reader(text, shown);
  json::sax_parse(text, &reader);
  return std::move(reader.answers);
}

}  // namespace counsel::cli
