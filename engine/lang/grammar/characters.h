// engine/lang/grammar/characters.h
// Characters and signs that no rule of the grammar takes, and what their author meant by them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/lang/diagnostic.h"

namespace counsel::lang::grammar {

struct Place;

/// What is wrong with the token `rest` begins with, wherever it stands; nothing where it is a token of the language.
/// `after_value`: an operator could stand here.
std::optional<Diagnostic> describe_bad_token(std::string_view rest, std::uint32_t at, bool after_value,
                                             const Place& place);

/// Whether a reader can see this one character.
bool is_visible(std::string_view character);
std::string code_point(std::string_view character);  // "U+00A0"

}  // namespace counsel::lang::grammar
