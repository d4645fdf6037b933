// engine/base/utf8.h
// UTF-8 as rule text and answers use it: decoding, validity, NFC and display width.
//
// Cost:   linear; pure ASCII takes a short path everywhere.
// Source: Unicode 15 through utf8proc; names after docs/language.md "Words".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace counsel {

struct Utf8Character {
  char32_t code;
  std::size_t bytes;
};

/// The character that starts at byte `at`; nothing where the bytes are not UTF-8.
/// Requires: at < text.size().
std::optional<Utf8Character> decode_utf8(std::string_view text, std::size_t at);

/// Offset of the first byte that is not valid UTF-8; nothing where all of it is.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// The text in normal form C. Requires: valid UTF-8.
std::string to_nfc(std::string_view text);

/// How many characters the text has. Requires: valid UTF-8.
std::size_t count_characters(std::string_view text);

/// Every character in its simple lower case, in normal form C. Requires: valid UTF-8.
std::string to_lower(std::string_view text);

/// Cells the text takes in a terminal. Requires: valid UTF-8.
std::size_t display_width(std::string_view text);

bool is_name_letter(char32_t code);  // may start a name: any letter
bool is_name_part(char32_t code);    // letters, marks, digits and `_`

}  // namespace counsel
