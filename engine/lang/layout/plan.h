// engine/lang/layout/plan.h
// One statement as a row of tokens, each with how it joins the one before it: the layout without its measures.
//
// Everything the author wrote is in it, token by token and comment by comment. What a kind of node looks like is said
// in one place, plan.cc; a node it has no word for keeps the line breaks its author gave it.
// Cost: linear in the nodes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/lang/grammar/nodes.h"
#include "engine/lang/layout/gap.h"

namespace counsel::lang::layout {

/// When a token begins a line, where no comment or blank line makes it.
enum class Break : std::uint8_t {
  never,
  author,          // where the author broke
  full,            // where what belongs together does not fit
  author_or_full,  // either
  clause,          // unless the author wrote the whole statement on one line, and it fits
  always,
};

struct Token {
  std::string text;
  std::size_t width = 0;  // cells
  Gap before;
  Break lead = Break::never;
  std::uint8_t blanks = 1;   // before it, on the line of the token before
  std::uint16_t indent = 0;  // of a line that begins here
  std::uint32_t until = 0;   // what belongs together: the tokens up to this one
  std::uint32_t since = 0;   // `author_or_full`: breaks also where a line ended behind this token; 0 for none
  bool aligned = false;      // stands below its like in the statements around
};

/// `text` is the file's; `nodes` those of a statement without a mistake.
std::vector<Token> plan(const grammar::Nodes& nodes, std::string_view text);

}  // namespace counsel::lang::layout
