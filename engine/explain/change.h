// engine/explain/change.h
// What became of each candidate between two rankings of one decision, and through which rules.
//
// Shape:  a value for every candidate, changed or not, so that both rankings can be read off it.
// Units:  points in millionths of a decibel. What was gained less what was lost sums exactly to the difference.
// Order:  of the ranking after; contributions as in the ranking that they are of.
// Cost:   for each candidate, contributions before × contributions after.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/decide/ranking.h"

namespace counsel::explain {

/// Where a candidate stands.
struct Position {
  std::uint32_t rank = 0;  // 0: excluded
  bool tied = false;
  std::int64_t points_udb = 0;
  bool operator==(const Position&) const = default;
};

/// What a rule says in both rankings, with the same points, is in none of the lists. What it says with other points was
/// lost and gained. The rows of what was gained are of the model after, those of what was lost of the model before.
struct CandidateChange {
  std::string name;
  std::string label;
  Position before, after;
  std::vector<decide::Contribution> gained, lost;  // `overridden_by`: lost because another rule overrides it now
  std::vector<decide::Contribution> exclusions_gained, exclusions_lost;
  std::vector<decide::Contribution> cautions_gained, cautions_lost;

  bool changed() const {
    return before != after || !gained.empty() || !lost.empty() || !exclusions_gained.empty() ||
           !exclusions_lost.empty() || !cautions_gained.empty() || !cautions_lost.empty();
  }
};

/// Requires: both are of the same decision of the same program.
std::vector<CandidateChange> candidate_changes(const decide::Ranking& before, const decide::Ranking& after);

}  // namespace counsel::explain
