// engine/explain/unmet.h
// Why an expectation of an example was not met, in short: who stands where by what, what was proved against it, and
// which rules could nearly have given it.
//
// Shape: only the parts that bear on the expectation are there; the rest is empty. At most three of anything.
// Order: of the ranking; misses as why_not.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/decide/ranking.h"
#include "engine/explain/why.h"
#include "engine/explain/why_not.h"

namespace counsel::explain {

/// Where a candidate stands and what speaks for and against it, the weightiest first.
struct Standing {
  struct Said {
    std::int64_t points_udb = 0;  // 0 for what excludes it
    Reason reason;
  };
  std::string candidate;
  std::uint32_t rank = 0;  // 0: excluded
  bool tied = false;
  std::int64_t points_udb = 0;
  std::vector<Said> said;
  std::size_t more = 0;  // left out of `said`
};

struct Unmet {
  std::vector<Standing> standings;  // those that lead, or stand in the way; then those the expectation is about
  std::vector<Proof> proofs;        // of what was expected not to be, and is
  std::string
      wanted;  // what `misses` could have concluded: "speak for Rails", "exclude Gin", "conclude scale is small"
  std::vector<NearMiss> misses;
  std::string instead;  // of a fact that does not hold: what is so instead
};

/// Requires: the expectation was not met with this model; `rankings` are those of the model, by DecisionId.
Unmet unmet(const Grounds& grounds, std::span<const decide::Ranking> rankings, const lang::Expectation& expectation);

}  // namespace counsel::explain
