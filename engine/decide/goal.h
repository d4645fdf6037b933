// engine/decide/goal.h
// What may be wanted for a candidate of a decision, as an example expects it (expectations.h), or to come before another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/decide/standing.h"

namespace counsel::decide {

struct Goal {
  std::size_t candidate = 0;         // its place in the kind
  std::optional<std::uint32_t> top;  // among the first so many, 1 for `first`; nothing: only not excluded …
  std::optional<std::size_t> ahead_of = {};  // … and with more points than this one, unless that is excluded
};

/// A shared rank counts. Where nothing is recommended, nobody is among the first.
inline bool is_met(const Goal& goal, const Standings& standings) {
  if (standings.candidates[goal.candidate].excluded()) return false;
  if (goal.ahead_of) {
    const Standing& other = standings.candidates[*goal.ahead_of];
    const bool ahead = other.excluded() || standings.candidates[goal.candidate].points_udb > other.points_udb;
    return standings.contradictions == 0 && ahead;
  }
  if (!goal.top) return true;
  return outcome_of(standings) == Outcome::provisional && rank_of(standings, goal.candidate) <= *goal.top;
}

}  // namespace counsel::decide
