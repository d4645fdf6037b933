#include "engine/lang/layout/lines.h"

#include <algorithm>

#include "engine/base/utf8.h"
#include "engine/lang/layout/measures.h"

namespace counsel::lang::layout {

namespace {

/// Calls `visit` with the beginning and end of each row of neighbours that `belongs` says yes to.
template <class Belongs, class Visit>
void each_run(const std::vector<Line>& lines, Belongs belongs, Visit visit) {
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;
    while (end < lines.size() && belongs(lines[end])) ++end;
    if (end > begin) visit(begin, end);
    begin = std::max(end, begin + 1);
  }
}

}  // namespace

Line& Lines::begin(std::size_t indent) {
  lines_.push_back({.code = std::string(indent, ' ')});
  return lines_.back();
}

void Lines::blank() {
  if (lines_.empty() || (lines_.back().code.empty() && lines_.back().comment.empty())) return;
  lines_.emplace_back();
}

void Lines::add_verbatim(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    lines_.push_back({.code = std::string(line.substr(0, line.find_last_not_of('\r') + 1))});
    at = end + 1;
  }
}

void Lines::add(const Gap& gap, std::size_t indent) {
  for (const Comment& comment : gap.comments) add(comment, indent);
  if (gap.blank) blank();
}

void Lines::add_between_statements(const Gap& gap) {
  std::size_t indent = lines_.empty() ? 0 : kBodyIndent;
  for (const Comment& comment : gap.comments) {
    if (comment.blank_before || !(comment.indented || comment.trailing)) indent = 0;
    add(comment, indent);
  }
  if (gap.blank) blank();
}

void Lines::add(const Comment& comment, std::size_t indent) {
  if (comment.blank_before) blank();
  if (comment.trailing)
    lines_.back().comment = comment.text;
  else if (comment.continuing && indent <= kBodyIndent)  // deeper, an indentation could feign it
    lines_.push_back({.comment = comment.text});
  else
    begin(indent).code += comment.text;
}

void Lines::align_citations() {
  const auto head = [this](std::size_t i) {
    const std::string_view before = std::string_view(lines_[i].code).substr(0, lines_[i].aligned_at);
    return display_width(before);
  };
  each_run(
      lines_, [](const Line& line) { return line.aligned_at > 0; },
      [&](std::size_t begin, std::size_t end) {
        std::size_t column = 0;
        for (std::size_t i = begin; i < end; ++i)
          if (const std::size_t width = head(i); width <= kWidestAligned) column = std::max(column, width);
        for (std::size_t i = begin; i < end; ++i)
          if (const std::size_t width = head(i); width < column)
            lines_[i].code.insert(lines_[i].aligned_at, column - width, ' ');
      });
}

std::vector<std::size_t> Lines::comment_columns() const {
  std::vector<std::size_t> columns(lines_.size(), 0);
  each_run(
      lines_, [](const Line& line) { return !line.comment.empty(); },
      [&](std::size_t begin, std::size_t end) {
        std::size_t column = 0;
        for (std::size_t i = begin; i < end; ++i) {
          columns[i] = display_width(lines_[i].code);
          if (columns[i] <= kWidestAligned) column = std::max(column, columns[i]);
        }
        for (std::size_t i = begin; i < end; ++i)
          columns[i] = lines_[i].code.empty() && i > begin ? columns[i - 1] : std::max(column, columns[i]) + kApart;
      });
  return columns;
}

std::string Lines::text() && {
  align_citations();
  const std::vector<std::size_t> columns = comment_columns();
  while (!lines_.empty() && lines_.back().code.empty() && lines_.back().comment.empty()) lines_.pop_back();
  std::string out;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    out += line.code;
    if (!line.comment.empty()) out.append(columns[i] - display_width(line.code), ' ').append(line.comment);
    out += '\n';
  }
  return out;
}

}  // namespace counsel::lang::layout
