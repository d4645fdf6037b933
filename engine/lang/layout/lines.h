// engine/lang/layout/lines.h
// The lines of a file that is being laid out.
//
// What stands below its like is moved there at the end, when the widths of all are known: the citations of facts, and
// the comments behind the code, in lines that follow each other directly.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/lang/layout/gap.h"

namespace counsel::lang::layout {

struct Line {
  std::string code;            // with its indentation; neither code nor comment is a blank line
  std::size_t aligned_at = 0;  // the byte from which on it stands below its like; 0 for none
  std::string_view comment;    // behind the code, or below the comment of the line above
};

class Lines {
 public:
  /// A new line; it stays the last until the next call.
  Line& begin(std::size_t indent);
  /// A blank line, unless one stands there already or nothing stands above it.
  void blank();
  /// Lines of the file as they are, but for the way they end.
  void add_verbatim(std::string_view text);
  /// The comments of a gap within a statement, and its blank lines.
  void add(const Gap& gap, std::size_t indent);
  /// Of a gap between statements. What is indented right below a statement is taken to be part of it.
  void add_between_statements(const Gap& gap);

  std::string text() &&;

 private:
  void add(const Comment& comment, std::size_t indent);
  void align_citations();
  std::vector<std::size_t> comment_columns() const;

  std::vector<Line> lines_;
};

}  // namespace counsel::lang::layout
