// cli/audit/decision_diff.h
// Why two decisions on record came out differently: the smallest set of changed answers, facts and rules that turns the first
// into the second, found by running the cases in between.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/audit/case_difference.h"
#include "cli/io.h"

namespace counsel::cli {

/// As many cases are run at most to find a smaller set than one that nothing can be left out of.
inline constexpr std::size_t kMostMixedCases = 5'000;

struct DecisionDiff {
  struct Side {
    std::int64_t id = 0;
    CameOut came;
  };
  Side first, second;
  bool same = false;           // both came out the same; then nothing has to account for anything
  std::size_t differences = 0; // all of them, those that bear on nothing too
  std::vector<CaseDifference> account;
  bool smallest = true;        // otherwise: nothing of it can be left out, and …
  std::size_t ruled_out = 0;   // … no set of so many or fewer would do
};

/// `folder`: as for a Replayer.
OrReason<DecisionDiff> decision_diff(const kb::DecisionInFull& first, const kb::DecisionInFull& second, kb::FactBase& base,
                                     const std::optional<std::filesystem::path>& folder, const Io& io);

}  // namespace counsel::cli
