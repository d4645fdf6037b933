// cli/glob.h
// Patterns for names: `*` stands for any characters, `?` for one.
//
// Cost: at most the product of the lengths.
#pragma once

#include <string_view>

namespace counsel::cli {

/// Whether the whole text fits. Requires: both are UTF-8; a character is one code point.
bool matches_glob(std::string_view pattern, std::string_view text);

}  // namespace counsel::cli
