// cli/render/text.h
// Words laid out in terminal cells.
//
// Units: widths are display cells (engine/base/utf8.h), so that wide characters line up; colours take none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace counsel::cli {

/// The text with all that could steer a terminal or reorder a line (control characters, escapes, bidirectional
/// marks), and bytes that are not UTF-8, replaced by U+FFFD. Tabs and line breaks too: this is for one line.
std::string printable(std::string_view text);

/// Cells that `text` takes, without the escape sequences of Style.
std::size_t visible_width(std::string_view text);

std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

/// The text broken at spaces into lines of at most `width` cells; a longer word stands alone on its line.
/// At least one line, which may be empty.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// `wrap`, drawn: `first` before the first line and as many blanks before the others, each with a line end.
std::string hanging(std::string_view first, std::string_view text, std::size_t width);

/// The same with `rest` before the other lines.
std::string hanging(std::string_view first, std::string_view rest, std::string_view text, std::size_t width);

/// Each line of the text behind `by` blanks.
std::string indented(std::string_view lines, std::size_t by);

/// "1 error", "3 errors"
std::string counted(std::size_t count, std::string_view noun);

}  // namespace counsel::cli
