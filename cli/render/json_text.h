// cli/render/json_text.h
// JSON written straight into a text, where building a value first would cost more than all the rest.
//
// Shape:  on one line, byte for byte what `json` writes of the same value: what is no UTF-8 comes out as U+FFFD.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace counsel::cli {

class JsonText {
 public:
  std::string text() && { return std::move(text_); }
  std::string_view text() const& { return text_; }
  /// Keeps its room for the next text.
  void clear() { text_.clear(); }

  /// `write` writes its members.
  void object(const auto& write) {
    separate();
    text_ += '{';
    write();
    text_ += '}';
  }
  /// `write` writes one item.
  void list(const auto& items, const auto& write) {
    separate();
    text_ += '[';
    for (const auto& item : items) write(item);
    text_ += ']';
  }

  void value(std::string_view text) {
    separate();
    add_quoted(text);
  }
  void value(const char* text) { value(std::string_view(text)); }
  void value(std::integral auto number) {
    separate();
    text_ += std::to_string(number);
  }
  void value(bool yes) {
    separate();
    text_ += yes ? "true" : "false";
  }
  void value(double number);
  void null() {
    separate();
    text_ += "null";
  }

  /// Of a member, whose value follows. Requires: nothing in it needs escaping.
  JsonText& key(std::string_view name) {
    separate();
    ((text_ += '"') += name) += "\":";
    return *this;
  }
  void member(std::string_view name, const auto& its) { key(name).value(its); }
  /// Those that are the text of another.
  void members(std::string_view written) {
    separate();
    text_ += written;
  }

 private:
  /// Nothing but what opens a list or an object, or ends a key, ends in one of these; a text ends in its quote.
  void separate() {
    if (!text_.empty() && std::string_view("[{:").find(text_.back()) == std::string_view::npos) text_ += ',';
  }
  void add_quoted(std::string_view text);

  std::string text_;
};

}  // namespace counsel::cli
