// engine/lang/grammar/mistake.h
// From "this rule of the grammar did not match here" to words that help.
//
// What stands at the place decides first (an unclosed quote, a curly quote, `==`, a reserved word as a name);
// only where nothing more is to be said does the message come down to "found X where Y should stand".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/lang/diagnostic.h"
#include "engine/lang/grammar/nodes.h"
#include "engine/lang/grammar/split.h"

namespace counsel::lang::grammar {

/// Stands beside a grammar rule: how to speak of its absence.
struct Expectation {
  std::string_view what;         // "a name for the rule", to follow "where" and precede "should stand"
  std::string_view words = {};   // keywords that may stand here, by which a misspelt one is recognised
  std::string_view wrong = {};   // words often written here …
  std::string_view right = {};   // … where this is meant
  std::string_view insert = {};  // the missing sign
  /// What else the wording has to look at.
  enum class Case : std::uint8_t { plain, name, sentence, conclusion, cell, third_side, nesting } special = Case::plain;
};

/// Thrown by the parser out of the grammar; caught in parse.cc.
struct Mistake {
  std::uint32_t at;
  const Expectation* expected;
};

/// The piece of a file that is being parsed.
struct Place {
  FileId file;
  std::string_view text;  // of the whole file
  Piece piece;
  Span span(std::size_t begin, std::size_t end) const {
    return {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
};

/// `nodes` is what the grammar saw up to the mistake.
Diagnostic describe(const Mistake& mistake, const Nodes& nodes, const Place& place);

/// For a piece that begins with no statement word.
Diagnostic describe_unknown(const Place& place);

/// `text` for a message: cut where it is long, control characters named.
std::string clipped(std::string_view text);
/// The same between backticks.
std::string ticked(std::string_view text);

}  // namespace counsel::lang::grammar
