#include "cli/audit/smallest_subset.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <bit>
#include <random>

namespace counsel::cli {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

bool has(const Subset& subset, std::size_t member) { return std::ranges::binary_search(subset, member); }

TEST(SmallestSubset, IsNothingWhereNothingIsNeeded) {
  const FoundSubset found = smallest_subset(5, 100, [](const Subset&) { return true; });
  EXPECT_THAT(found.members, IsEmpty());
  EXPECT_TRUE(found.is_smallest());
}

TEST(SmallestSubset, IsFoundWhereLeavingOutWouldNotGetThere) {
  // Either the last one alone, or the first three together.
  const auto works = [](const Subset& s) { return has(s, 9) || (has(s, 0) && has(s, 1) && has(s, 2)); };
  const FoundSubset found = smallest_subset(10, 100, works);
  EXPECT_THAT(found.members, ElementsAre(9u));
  EXPECT_TRUE(found.is_smallest());
}

TEST(SmallestSubset, StopsAtTheBoundAndSaysHowFarItCame) {
  const auto works = [](const Subset& s) { return has(s, 3) && has(s, 17) && has(s, 28); };
  const FoundSubset found = smallest_subset(30, 31, works);
  EXPECT_THAT(found.members, ElementsAre(3u, 17u, 28u));
  EXPECT_EQ(found.ruled_out, 1u);
  EXPECT_FALSE(found.is_smallest());
}

/// Held against every subset there is; what works has no shape at all.
TEST(SmallestSubset, IsTheSmallestOfAll) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 300; ++round) {
    const std::size_t count = 1 + random() % 7;
    std::vector<bool> will_do(std::size_t{1} << count);
    for (std::size_t i = 0; i < will_do.size(); ++i) will_do[i] = random() % 6 == 0;
    will_do.back() = true;
    const auto bits = [](const Subset& subset) {
      std::size_t all = 0;
      for (const std::size_t member : subset) all |= std::size_t{1} << member;
      return all;
    };
    std::size_t smallest = count;
    for (std::size_t i = 0; i < will_do.size(); ++i)
      if (will_do[i]) smallest = std::min<std::size_t>(smallest, static_cast<std::size_t>(std::popcount(i)));
    const FoundSubset found = smallest_subset(count, 1000, [&](const Subset& subset) { return will_do[bits(subset)]; });
    EXPECT_TRUE(will_do[bits(found.members)]);
    EXPECT_EQ(found.members.size(), smallest);
    EXPECT_TRUE(found.is_smallest());
  }
}

}  // namespace
}  // namespace counsel::cli
