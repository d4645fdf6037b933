// engine/decide/ways.h
// The smallest changes of answers that achieve a goal, or that there is none among all that were covered.
//
// Order:  by cost, then number of moves, then the moves one after another, those to nearer numbers and dates first. A
//         change comes before all that contain it.
// Method: all changes up to so many moves, in that order, until enough are found. What cannot do it
//         at best (prospects.h) is passed over; what any other comes to is supposed (suppositions.h), which is exact.
// Cost:   a supposition for each move, and for each change that could do it, up to the last one that is found.
// Errors: limit_reached.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/result.h"
#include "engine/decide/goal.h"
#include "engine/decide/moves.h"
#include "engine/decide/questions.h"

namespace counsel::decide {

struct WaysWanted {
  std::size_t moves = 2;  // the most in one change
  std::size_t ways = 3;
};

struct Ways {
  /// None contains another one, and no two differ in nothing but numbers or dates: of these the nearest is here.
  std::vector<Change> changes;
  /// How many changes there are of so many moves.
  std::uint64_t covered = 0;
};

/// The changes of one to `most` of these moves; the greatest number where there are more. Requires: they are sorted.
std::uint64_t number_of_changes(std::span<const Move> moves, std::size_t most);

/// Every answer stays that is fixed, and none is withdrawn. Requires: as Suppositions; the goal is not met yet.
Result<Ways> ways_to(const Case& given, const eval::Model& standing, DecisionId decision, const Goal& goal,
                     const WaysWanted& wanted = {});

}  // namespace counsel::decide
