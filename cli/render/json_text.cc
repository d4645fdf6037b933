#include "cli/render/json_text.h"

#include <algorithm>

#include "cli/render/json_values.h"
#include "engine/base/utf8.h"

namespace counsel::cli {

namespace {

/// ASCII that needs no escaping. Looks at all of it, so that the compiler can take many bytes at once.
bool is_plain(std::string_view text) {
  unsigned others = 0;
  for (const unsigned char c : text) others |= (c < 0x20) | (c >= 0x80) | (c == '"') | (c == '\\');
  return others == 0;
}

bool is_plain_utf8(std::string_view text) {
  const auto is_plain_byte = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; };
  return std::ranges::all_of(text, is_plain_byte) && !first_invalid_utf8(text);
}

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

}  // namespace

void JsonText::value(double number) {
  separate();
  text_ += dumped(number);
}

void JsonText::add_quoted(std::string_view text) {
  if (!is_plain(text) && !is_plain_utf8(text)) {
    text_ += dumped(text);
    return;
  }
  text_ += '"';
  text_ += text;
  text_ += '"';
}

}  // namespace counsel::cli
