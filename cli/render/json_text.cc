#include "cli/render/json_text.h"

#include <algorithm>

#include "cli/render/json_values.h"
#include "engine/base/utf8.h"

namespace counsel::cli {

namespace {

bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

}  // namespace

void JsonText::value(double number) {
  separate();
  text_ += dumped(number);
}

void JsonText::add_quoted(std::string_view text) {
  if (!std::ranges::all_of(text, is_plain) || first_invalid_utf8(text)) {
    text_ += dumped(text);
    return;
  }
  text_ += '"';
  text_ += text;
  text_ += '"';
}

}  // namespace counsel::cli
