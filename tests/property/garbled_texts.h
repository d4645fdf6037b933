// tests/property/garbled_texts.h
// Rule text that nobody wrote: a rule base with words, lines and signs lost, doubled, swapped and put in.
#pragma once

#include <string>

#include "tests/property/random_values.h"

namespace counsel::property {

/// Still valid UTF-8, since nothing else is taken for a rule file.
std::string garbled(const std::string& text, Random& random);

}  // namespace counsel::property
