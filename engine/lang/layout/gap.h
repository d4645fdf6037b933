// engine/lang/layout/gap.h
// What stands between two tokens: white space, and the comments in it.
#pragma once

#include <string_view>
#include <vector>

namespace counsel::lang::layout {

struct Comment {
  std::string_view text;      // from its dashes to its last visible character
  bool blank_before = false;  // a blank line is above it
  bool trailing = false;      // it stands behind a token, on the token's line
  bool continuing = false;    // it stands below a trailing one, in the same column
  bool indented = false;      // it stands further right than the margin
};

struct Gap {
  std::vector<Comment> comments;
  bool newline = false;
  bool blank = false;  // a blank line stands between the last comment, or the token before, and the token behind

  /// Whatever the layout would like, the token behind begins a line.
  bool forces_break() const { return blank || !comments.empty(); }
};

/// The gap at bytes [begin, end) of the file `text`, which hold white space and comments alone. `margin`: the
/// indentation, in bytes, of the statement before it.
Gap read_gap(std::string_view text, std::size_t begin, std::size_t end, std::size_t margin = 0);

}  // namespace counsel::lang::layout
