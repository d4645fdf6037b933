// engine/lang/grammar/match.h
// One statement, condition or fact, matched: what the grammar saw of it, token by token.
//
// Cost:   linear in the piece.
// Errors: a mistake is told as the place and what should have stood there (grammar/mistake.h words it).
#pragma once

#include <optional>

#include "engine/lang/grammar/mistake.h"
#include "engine/lang/grammar/nodes.h"

namespace counsel::lang::grammar {

/// The nodes of it; where it has a mistake, those up to it.
struct Matched {
  Nodes nodes;
  std::optional<Mistake> mistake;
};

/// Nothing where the grammar knows no statement that begins so.
std::optional<Matched> match(const Place& place);

/// A condition and nothing else.
Matched match_condition(const Place& place);

/// A fact and nothing else, without the word `fact`.
Matched match_fact(const Place& place);

}  // namespace counsel::lang::grammar
