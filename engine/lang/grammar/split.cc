#include "engine/lang/grammar/split.h"

#include <algorithm>
#include <optional>

#include "engine/lang/grammar/lexemes.h"
#include "engine/lang/similar.h"

namespace counsel::lang::grammar {

namespace {

struct Line {
  std::uint32_t start = 0;  // of the line
  std::uint32_t begin = 0;  // of its first character that is no blank
  std::string_view text;    // from there to the line's end; empty where nothing but a comment stands
  std::uint32_t indent() const { return begin - start; }
  std::string_view first_word() const { return text.substr(0, name_length(text)); }
};

/// Calls `visit` for each line of [begin, end) that holds anything.
template <class Visit>
void each_line(std::string_view text, std::uint32_t begin, std::uint32_t end, Visit visit) {
  for (std::uint32_t start = begin; start < end;) {
    const auto stop = static_cast<std::uint32_t>(std::min<std::size_t>(text.find('\n', start), end));
    std::uint32_t at = start;
    while (at < stop && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r')) ++at;
    const std::string_view rest = text.substr(at, stop - at);
    if (!rest.empty() && !rest.starts_with("--")) visit(Line{start, at, rest});
    start = stop + 1;
  }
}

/// What follows the first word on its line.
std::string_view after_first_word(const Line& line) {
  std::string_view rest = line.text.substr(line.first_word().size());
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r"), rest.size()));
  return rest;
}

bool begins_statement(const Line& line, std::optional<std::uint32_t> indent_before) {
  const std::string_view word = line.first_word();
  if (!is_statement_word(word)) return false;
  const std::string_view rest = after_first_word(line);
  const std::string_view next = rest.substr(0, name_length(rest));
  const bool deeper = indent_before && line.indent() > *indent_before;
  if (deeper) return word != "source" && !next.empty() && reserved(next).empty();
  if (word == "use") return true;
  if (!next.empty()) return !indent_before || reserved(next).empty() || next == "not";
  return rest.empty() || rest.starts_with("--") || std::string_view(",):|=<>!+-*/(").find(rest[0]) == rest.npos;
}

}  // namespace

std::vector<Piece> split(std::string_view text) {
  std::vector<Piece> pieces;
  std::optional<std::uint32_t> indent;
  const auto size = static_cast<std::uint32_t>(text.size());
  each_line(text, 0, size, [&](const Line& line) {
    const bool begins = begins_statement(line, indent);
    if (!begins && !pieces.empty()) return;
    if (!pieces.empty()) pieces.back().end = line.start;
    if (begins) indent = line.indent();
    pieces.push_back({.begin = line.begin, .end = size, .indent = line.indent(), .is_statement = begins});
  });
  return pieces;
}

std::vector<Piece> split_at_suspects(std::string_view text, const Piece& piece) {
  std::vector<Piece> parts = {piece};
  each_line(text, piece.begin, piece.end, [&](const Line& line) {
    if (line.begin == piece.begin || line.indent() > piece.indent) return;
    const std::string_view word = line.first_word();
    const std::string_view rest = after_first_word(line);
    const bool known = is_statement_word(word);
    if (known ? reserved(rest.substr(0, name_length(rest))).empty()
              : reserved(word) == word || nearest(word, kStatementWords).empty())
      return;
    parts.back().end = line.start;
    parts.push_back({.begin = line.begin, .end = piece.end, .indent = line.indent(), .is_statement = known});
  });
  return parts;
}

}  // namespace counsel::lang::grammar
