// engine/analyze/consistency.h
// What an author wrote as conditions of one rule, and whether they can hold together (closure.h).
#pragma once

#include <span>
#include <vector>

#include "engine/analyze/closure.h"

namespace counsel::analyze {

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

  /// `false` is proved, `true` is not.
  bool possible(std::span<const Claim> claims) const { return can_hold(program_, rule_, claims); }
  /// `ranges` says whether the declared `from … to …` of attributes count.
  bool possible(std::span<const Condition> conditions, bool ranges = true) const;

  /// As few of the conditions as cannot hold together: one or two where that is enough, otherwise some of which none
  /// can be left out. Requires: they are not possible together.
  std::vector<Condition> smallest_conflict(std::vector<Condition> conditions) const;

 private:
  const lang::Program& program_;
  const lang::Rule& rule_;
};

}  // namespace counsel::analyze
