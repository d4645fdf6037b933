// A file is split into statements, as the parser does it. Of each the grammar says what its tokens are and what they
// belong to (grammar/match.h); that is planned, and written in lines. What stands between two statements is comments
// and blank lines.

#include "engine/lang/format.h"

#include "engine/lang/grammar/lexemes.h"
#include "engine/lang/grammar/match.h"
#include "engine/lang/layout/lines.h"
#include "engine/lang/layout/plan.h"
#include "engine/lang/layout/write.h"

namespace counsel::lang {

namespace {

using namespace grammar;

/// Where the last line of a piece ends that holds anything but a comment.
std::uint32_t end_of_text(std::string_view text, const Piece& piece) {
  std::size_t end = piece.end;
  while (end > piece.begin) {
    const std::size_t newline = text.substr(0, end).rfind('\n');
    const std::size_t begin = newline == std::string_view::npos || newline < piece.begin ? piece.begin : newline + 1;
    if (gap_length(text.substr(begin, end - begin)) < end - begin) break;
    end = begin > piece.begin ? begin - 1 : begin;
  }
  return static_cast<std::uint32_t>(end);
}

}  // namespace

Formatted format(FileId file, std::string_view text) {
  Formatted formatted;
  layout::Lines lines;
  std::uint32_t end = 0;  // of what is written
  std::uint32_t margin = 0;
  for (const Piece& piece : split(text)) {
    lines.add_between_statements(layout::read_gap(text, end, piece.begin, margin));
    const auto matched = match({file, text, piece});
    if (matched && !matched->mistake) {
      layout::write(layout::plan(matched->nodes, text), lines);
      end = matched->nodes[0].end;
    } else {
      end = end_of_text(text, piece);
      lines.add_verbatim(text.substr(piece.begin, end - piece.begin));
      formatted.left_alone.push_back({file, piece.begin, end});
    }
    margin = piece.indent;
  }
  lines.add_between_statements(layout::read_gap(text, end, text.size(), margin));
  formatted.text = std::move(lines).text();
  return formatted;
}

}  // namespace counsel::lang
