// engine/lang/grammar/split.h
// Where each statement of a file begins and ends, so that a mistake in one never spoils the next.
//
// A statement begins at a line whose first word is a statement word (`rule`, `kind` …) in one of these places:
//   - the line is indented no deeper than the first line of the statement before it (or none is before it), and the
//   word
//     is not followed by something that makes it part of a sentence or list, such as `is`, `and`, `,` or `:`;
//   - the line is indented deeper, a name follows the word on the same line, and the word is not `source`: there it
//     cites a source for the statement it stands in.
// Indentation counts the blanks and tabs before the first word. Quoted literals and comments end with their line,
// so neither can hide or feign the beginning of a statement.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace counsel::lang::grammar {

/// Bytes [begin, end): from the first word to where the next statement's line begins.
struct Piece {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t indent = 0;
  bool is_statement = true;  // otherwise text that belongs to none, before the first
};

std::vector<Piece> split(std::string_view text);

/// Cuts a piece that does not parse where a line, indented no deeper than its first, begins with a statement word
/// before a reserved one (`kind is: A`), or with what looks like a misspelt statement word. The latter makes a part
/// that is no statement.
std::vector<Piece> split_at_suspects(std::string_view text, const Piece& piece);

}  // namespace counsel::lang::grammar
