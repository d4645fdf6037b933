// engine/analyze/look_alikes.h
// Letters of other scripts that cannot be told from Latin ones.
//
// Source: the Latin, Greek and Cyrillic part of Unicode's confusables (UTS #39), as far as the glyphs are the same.
#pragma once

#include <string>
#include <string_view>

namespace counsel::analyze {

/// The Latin letter that `code` looks like; 0 where it looks like none.
char latin_look_alike(char32_t code);

/// "Greek", "Cyrillic"; empty for any other letter.
std::string_view foreign_script(char32_t code);

/// The text with every look-alike as the letter it looks like. Requires: valid UTF-8.
std::string as_latin(std::string_view text);

}  // namespace counsel::analyze
