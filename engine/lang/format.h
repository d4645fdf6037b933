// engine/lang/format.h
// Rule text in its one layout: what `counsel fmt` writes.
//
// Formatted twice is formatted once. Only white space changes: every token and every comment stays, in its order, and a
// blank line stays where one or more were. What the author broke over lines stays so where both ways are good
// (docs/development.md "The layout of rule files").
// Cost:   linear in the text.
// Errors: none of its own; a statement that the grammar cannot read is left as it is, but for the indentation of its
//         first line, and `parse` says what is wrong with it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/ids.h"

namespace counsel::lang {

struct Formatted {
  std::string text;              // lines end with "\n"
  std::vector<Span> left_alone;  // in the text that was given
};

/// `text` is that of `file`, and such as `load` lets in: UTF-8 without NUL.
Formatted format(FileId file, std::string_view text);

}  // namespace counsel::lang
