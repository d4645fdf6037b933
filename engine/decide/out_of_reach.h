// engine/decide/out_of_reach.h
// Proves, where it can, that no answers at all achieve a goal: not those that were tried, and not any others.
//
// Method: the candidates' bounds when every answer that can change is open (bounds.h). They are wide, so that nothing
//         is proved of many goals that are out of reach.
// Cost:   those of bounds.h.
// Errors: as bounds.h.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/result.h"
#include "engine/decide/goal.h"
#include "engine/decide/questions.h"

namespace counsel::decide {

struct OutOfReach {
  /// One who has more points whatever is answered, and is not excluded.
  struct Rival {
    std::size_t candidate = 0;
    std::int64_t least_udb = 0;
  };
  bool stays_excluded = false;  // whatever is answered; otherwise …
  std::int64_t most_udb = 0;    // … the most points there can be, and
  std::vector<Rival> rivals;    // those who keep more, in the kind's order: as many as the goal has places at least,
                                // or who is to be behind, and keeps as many
};

/// `standing` is what the case leads to.
Result<std::optional<OutOfReach>> out_of_reach(const Case& given, const eval::Model& standing, DecisionId decision,
                                               const Goal& goal);

}  // namespace counsel::decide
