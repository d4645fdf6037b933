// cli/audit/turn.h
// Why a decision comes out differently: whom somebody overtook, and the rule that had the largest part in it.
//
// Method: the pair is of the first place in the ranking that others hold, the lead before all: who held it, and who holds it
//         now. What a rule contributed is by how much its points moved the one who has risen above the one who fell.
//         To rule somebody out, or to do so no more, weighs more than any points. Of equal rules the first by name.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/audit/came_out.h"

namespace counsel::cli {

struct Turn {
  /// All that a rule said of one candidate.
  struct Words {
    bool any = false;
    bool excludes = false;
    std::int64_t points_udb = 0;
  };
  struct About {
    std::string name, label;
    Words before, after;
  };
  std::uint32_t place = 0;   // the first that others hold: 1 is the lead; 0 where the outcome alone is another
  std::vector<std::string> held, hold;  // labels of who held it, and who does; nobody leads where nothing is recommended
  std::string rule;          // empty where no rule moved the pair, such as where the candidates changed
  std::vector<About> said;   // by that rule: of who fell, then of who has risen; none without a rule
};

/// Requires: they differ in their order.
Turn turn_of(const CameOut& before, const CameOut& after);

}  // namespace counsel::cli
