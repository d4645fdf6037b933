// engine/analyze/consistency.h
// Whether conditions can hold together, whatever the facts are.
//
// Method: equal terms are joined (union-find); what is left is an order over few terms, closed transitively. An attribute
//         of one value is a term of its own, so that two conditions over it speak of the same value. What a kind's
//         members leave over and whole numbers between two bounds are counted out.
// Sound:  `false` is proved, for cases without a contradiction. `true` is not: arithmetic is compared word for word.
// Cost:   cubic in the terms of one alternative, of which there are few.
#pragma once

#include <span>
#include <vector>

#include "engine/lang/program.h"

namespace counsel::analyze {

/// A literal, or where `denied` that it does not hold.
struct Claim {
  const lang::Literal* literal = nullptr;
  bool denied = false;
};

/// What the author wrote as one condition: a comparison and the attributes it reads, or a single atom.
struct Condition {
  std::vector<Claim> claims;
  Span span;
};

/// The conditions of an alternative in the order written. What the checker added without words belongs to none.
std::vector<Condition> conditions_of(const lang::Alternative& alternative);

/// The conditions but one.
std::vector<Condition> without(std::vector<Condition> conditions, std::size_t at);

class Consistency {
 public:
  Consistency(const lang::Program& program, const lang::Rule& rule) : program_(program), rule_(rule) {}

  /// `ranges` says whether the declared `from … to …` of attributes count.
  bool possible(std::span<const Claim> claims, bool ranges = true) const;
  bool possible(std::span<const Condition> conditions, bool ranges = true) const;

  /// As few of the conditions as cannot hold together: one or two where that is enough, otherwise some of which none
  /// can be left out. Requires: they are not possible together.
  std::vector<Condition> smallest_conflict(std::vector<Condition> conditions) const;

 private:
  const lang::Program& program_;
  const lang::Rule& rule_;
};

}  // namespace counsel::analyze
