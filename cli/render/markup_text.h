// cli/render/markup_text.h
// The text with nothing in it that HTML, SVG or XML would read as theirs, between tags as in an attribute between double
// quotes; for one line.
#pragma once

#include <string>
#include <string_view>

namespace counsel::cli {

std::string markup_text(std::string_view text);

}  // namespace counsel::cli
