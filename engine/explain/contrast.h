// engine/explain/contrast.h
// What sets two candidates of one ranking apart: what is said of both alike cancels, and the rest is the margin.
//
// Units:  points in millionths of a decibel. What separates the two sums exactly to the margin.
// Order:  as the first candidate's contributions have it; what the second alone has, as its own have it.
// Cost:   contributions of the one × contributions of the other.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/decide/ranking.h"

namespace counsel::explain {

/// One thing that a rule says of both.
struct SaidOfBoth {
  decide::Contribution of_first, of_second;
  std::int64_t difference_udb() const { return of_first.points_udb - of_second.points_udb; }
};

/// A rule says the same of both by one conclusion, or by two, as in `suggests A strongly suggests B`; `for each` values
/// are the same in any case. Exclusions, cautions and what is overridden move no points, and stay with the candidates.
struct Contrast {
  std::vector<SaidOfBoth> alike;                       // worth the same for both
  std::vector<SaidOfBoth> unlike;                      // worth more for one of them
  std::vector<decide::Contribution> of_first_alone, of_second_alone;
  std::int64_t margin_udb = 0;                         // the first's points less the second's
};

/// Requires: both are of one ranking.
Contrast contrast(const decide::Candidate& first, const decide::Candidate& second);

}  // namespace counsel::explain
