#include "engine/explain/distance.h"

#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

namespace counsel::explain {
namespace {

using lang::Comparator;

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

Value whole(std::int64_t number) { return number; }

std::string distance(const Value& actual, Comparator comparator, const Value& needed) {
  const auto found = distance_of(comparator, actual, needed);
  return found ? to_string(found->amount) + ": " + found->text : "";
}

TEST(Distance, OfWholeNumbersCountsStepsToTheNearestOneThatDoes) {
  EXPECT_EQ(distance(whole(12), Comparator::less_equal, whole(5)), "7: 7 too many");
  EXPECT_EQ(distance(whole(12), Comparator::less, whole(5)), "8: 8 too many");
  EXPECT_EQ(distance(whole(5), Comparator::less, whole(5)), "1: 1 too many");
  EXPECT_EQ(distance(whole(5), Comparator::greater, whole(5)), "1: 1 too few");
  EXPECT_EQ(distance(whole(-3), Comparator::greater_equal, whole(2)), "5: 5 too few");
  EXPECT_EQ(distance(whole(3), Comparator::equal, whole(5)), "2: 2 too few");
  EXPECT_EQ(distance(whole(8), Comparator::equal, whole(5)), "3: 3 too many");
}

TEST(Distance, OfNumbersHasNoDigitsThatNobodyWrote) {
  EXPECT_EQ(distance(0.8, Comparator::less, 0.5), "0.3: 0.3 too much");
  EXPECT_EQ(distance(whole(1), Comparator::greater_equal, 1.25), "0.25: 0.25 too little");
  EXPECT_EQ(distance(0.5, Comparator::less, 0.5), "");
}

TEST(Distance, OfDatesIsInDays) {
  EXPECT_EQ(distance(Date{31}, Comparator::less_equal, Date{30}), "1: 1 day too late");
  EXPECT_EQ(distance(Date{10}, Comparator::greater, Date{30}), "21: 21 days too early");
}

TEST(Distance, IsNoneWhereNoDistanceMendsItOrThereIsNoSuchNumber) {
  EXPECT_EQ(distance(whole(5), Comparator::less_equal, whole(5)), "");
  EXPECT_EQ(distance(whole(5), Comparator::not_equal, whole(5)), "");
  EXPECT_EQ(distance(Name{"a"}, Comparator::less, Name{"b"}), "");
  EXPECT_EQ(distance(Date{1}, Comparator::less, whole(0)), "");
  EXPECT_EQ(distance(whole(kLeast), Comparator::greater_equal, whole(1)), "");
  EXPECT_EQ(distance(whole(kLeast), Comparator::greater, whole(0)), "");
  EXPECT_EQ(distance(-1e308, Comparator::greater, 1e308), "");
}

}  // namespace
}  // namespace counsel::explain
