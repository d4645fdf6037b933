#include "engine/base/points.h"

#include <cmath>

#include <gtest/gtest.h>

namespace counsel {
namespace {

TEST(Points, OfTheThreeStrengths) {
  EXPECT_EQ(points_udb(0.8, 1), 6'989'700);
  EXPECT_EQ(points_udb(0.5, 1), 3'010'300);
  EXPECT_EQ(points_udb(0.2, 1), 969'100);
}

TEST(Points, AddUpAsCertaintyFactorsCombine) {
  // EMYCIN: two suggestions of 0.5 and 0.8 give 0.5 + 0.8·(1 − 0.5) = 0.9.
  EXPECT_NEAR(certainty_of(points_udb(0.5, 1) + points_udb(0.8, 1)), 0.9, 1e-6);
  EXPECT_NEAR(certainty_of(-points_udb(0.5, 1)), -0.5, 1e-6);
  EXPECT_EQ(certainty_of(0), 0.0);
}

TEST(Points, OfAConditionThatIsLessThanCertain) { EXPECT_EQ(points_udb(0.8, 0.5), points_udb(0.4, 1)); }

TEST(Points, OfACertainty) {
  EXPECT_EQ(certainty_udb(0.5), points_udb(0.5, 1));
  EXPECT_EQ(certainty_of(certainty_udb(1)), 1.0);
}

}  // namespace
}  // namespace counsel
