// cli/audit/smallest_subset.h
// The smallest of the subsets that will do, where trying one is dear.
//
// Method: what can be left out is left out, in ever smaller pieces (delta debugging, Zeller 2002); then all smaller subsets
//         are tried, the smallest first.
// Cost:   of the first part at most quadratic in `count`, mostly linear; the second stops after `most_tries`.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace counsel::cli {

using Subset = std::vector<std::size_t>;  // of [0, count), ascending

struct FoundSubset {
  Subset members;
  std::size_t ruled_out = 0;  // no subset of so many members or fewer will do; where that is one less than there are, it is the smallest
  bool is_smallest() const { return members.empty() || ruled_out + 1 == members.size(); }
};

/// Requires: all of them together will do, and `works` gives the same answer for the same subset. Nothing that is found can spare
/// any of its members.
FoundSubset smallest_subset(std::size_t count, std::size_t most_tries, const std::function<bool(const Subset&)>& works);

}  // namespace counsel::cli
