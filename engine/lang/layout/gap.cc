#include "engine/lang/layout/gap.h"

#include <algorithm>

#include "engine/base/utf8.h"

namespace counsel::lang::layout {

namespace {

constexpr std::size_t kNone = std::string_view::npos;

std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t newline = text.substr(0, at).rfind('\n');
  return newline == kNone ? 0 : newline + 1;
}

std::string_view without_blanks_behind(std::string_view comment) {
  return comment.substr(0, comment.find_last_not_of(" \t\r") + 1);
}

}  // namespace

Gap read_gap(std::string_view text, std::size_t begin, std::size_t end, std::size_t margin) {
  Gap gap;
  std::size_t line = kNone;    // where the line begins, once it does in this gap
  std::size_t column = kNone;  // of the comment above, where one may continue it
  int newlines = 0;            // since the token or the comment before
  for (std::size_t at = begin; at < end;) {
    if (text[at] == '\n') {
      ++newlines;
      line = ++at;
      if (newlines > 1) column = kNone;
      continue;
    }
    if (text[at] != '-') {
      ++at;
      continue;
    }
    const std::size_t stop = std::min(text.find('\n', at), end);
    Comment comment{.text = without_blanks_behind(text.substr(at, stop - at)), .blank_before = newlines > 1};
    // A carriage return may part it from a row of dashes, which would go on in it: |---| \r-- |
    const bool parted = text.substr(begin, at - begin).find('\r') != kNone;
    comment.trailing = newlines == 0 && gap.comments.empty() && begin > 0 && !parted;
    if (line != kNone) comment.indented = at - line > margin;
    const std::size_t from = line == kNone ? line_begin(text, at) : line;
    const std::size_t here = display_width(text.substr(from, at - from));
    comment.continuing = column == here;
    column = comment.trailing || comment.continuing ? here : kNone;
    gap.comments.push_back(comment);
    gap.newline = gap.newline || newlines > 0;
    newlines = 0;
    at = stop;
  }
  gap.newline = gap.newline || newlines > 0;
  gap.blank = newlines > 1;
  return gap;
}

}  // namespace counsel::lang::layout
