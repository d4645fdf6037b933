// engine/analyze/closure.h
// Whether literals of one rule can hold together, whatever the facts are.
//
// Method: equal terms are joined (union-find); what is left is an order over few terms, closed transitively. An
// attribute
//         of one value is a term of its own, so that two conditions over it speak of the same value. What a kind's
//         members leave over and whole numbers between two bounds are counted out.
// Sound:  `false` is proved, for cases without a contradiction. `true` is not: arithmetic is compared word for word,
// and
//         of aggregates and `every` nothing is known.
// Cost:   cubic in the terms, of which one way for a rule to hold has few.
#pragma once

#include <span>

#include "engine/lang/program.h"

namespace counsel::analyze {

/// A literal, or where `denied` that it does not hold.
struct Claim {
  const lang::Literal* literal = nullptr;
  bool denied = false;
};

/// `ranges` says whether the declared `from … to …` of attributes count.
bool can_hold(const lang::Program& program, const lang::Rule& rule, std::span<const Claim> claims, bool ranges = true);

}  // namespace counsel::analyze
