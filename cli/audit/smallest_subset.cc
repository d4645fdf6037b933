#include "cli/audit/smallest_subset.h"

#include <algorithm>
#include <numeric>

namespace counsel::cli {

namespace {

using Works = std::function<bool(const Subset&)>;

/// Leaves out every piece of that size that can be spared. Whether there was one.
bool leave_out(Subset& all, std::size_t piece, const Works& works) {
  bool shrank = false;
  for (std::size_t at = 0; at < all.size();) {
    Subset rest = all;
    const auto begin = rest.begin() + static_cast<std::ptrdiff_t>(at);
    rest.erase(begin, begin + static_cast<std::ptrdiff_t>(std::min(piece, rest.size() - at)));
    if (works(rest)) {
      all = std::move(rest);
      shrank = true;
    } else {
      at += piece;
    }
  }
  return shrank;
}

Subset irreducible(Subset all, const Works& works) {
  for (std::size_t piece = all.size() / 2; piece > 1; piece /= 2) leave_out(all, piece, works);
  while (leave_out(all, 1, works)) continue;
  return all;
}

/// The next subset of as many members, in lexicographic order.
bool advance(Subset& subset, std::size_t count) {
  for (std::size_t i = subset.size(); i-- > 0;) {
    if (subset[i] + (subset.size() - i) >= count) continue;
    ++subset[i];
    for (std::size_t next = i + 1; next < subset.size(); ++next) subset[next] = subset[next - 1] + 1;
    return true;
  }
  return false;
}

}  // namespace

FoundSubset smallest_subset(std::size_t count, std::size_t most_tries, const Works& works) {
  Subset all(count);
  std::iota(all.begin(), all.end(), std::size_t{0});
  if (works({})) return {};
  FoundSubset found{irreducible(std::move(all), works), 0};
  for (std::size_t size = 1; size < found.members.size(); ++size) {
    Subset subset(size);
    std::iota(subset.begin(), subset.end(), std::size_t{0});
    do {
      if (most_tries-- == 0) return found;
      if (works(subset)) return {subset, size - 1};
    } while (advance(subset, count));
    found.ruled_out = size;
  }
  return found;
}

}  // namespace counsel::cli
