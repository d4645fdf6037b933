// The rule that turned a decision, and whom it moved past whom.
#include "cli/audit/turn.h"

#include <gmock/gmock.h>

namespace counsel::cli {
namespace {

using testing::ElementsAre;

/// Candidates in order, all ranked by their points unless a rule says that one is out.
CameOut came(std::vector<CameOut::Stood> candidates) {
  CameOut out{.somebody_leads = true, .outcome = "provisional", .candidates = std::move(candidates)};
  for (CameOut::Stood& each : out.candidates) {
    each.label = each.name;
    bool excluded = false;
    for (const CameOut::Said& said : each.said) {
      each.points_udb += said.points_udb;
      excluded = excluded || said.excludes;
    }
    each.rank = excluded ? 0 : 1;
  }
  for (CameOut::Stood& each : out.candidates)
    for (const CameOut::Stood& other : out.candidates)
      if (each.rank > 0 && other.rank > 0 && other.points_udb > each.points_udb) ++each.rank;
  return out;
}

TEST(Turn, IsOfTheRuleThatMovedTheNewLeaderFurthestPastTheOld) {
  const Turn turn = turn_of(came({{"A", "", 0, 0, {{"calm", 5}, {"loud", 1}}}, {"B", "", 0, 0, {{"calm", 4}}}}),
                            came({{"A", "", 0, 0, {{"calm", 4}, {"loud", 1}}}, {"B", "", 0, 0, {{"calm", 4}, {"new", 3}}}}));
  EXPECT_EQ(turn.place, 1u);
  EXPECT_THAT(turn.held, ElementsAre("A"));
  EXPECT_THAT(turn.hold, ElementsAre("B"));
  EXPECT_EQ(turn.rule, "new");
  ASSERT_EQ(turn.said.size(), 2u);
  EXPECT_EQ(turn.said[0].name, "A");
  EXPECT_FALSE(turn.said[0].before.any || turn.said[0].after.any);
  EXPECT_EQ(turn.said[1].name, "B");
  EXPECT_EQ(turn.said[1].after.points_udb, 3);
}

TEST(Turn, WeighsAnExclusionMoreThanAnyPoints) {
  const Turn turn = turn_of(came({{"A", "", 0, 0, {{"calm", 9}}}, {"B", "", 0, 0, {{"calm", 4}}}}),
                            came({{"B", "", 0, 0, {{"calm", 40}}}, {"A", "", 0, 0, {{"calm", 9}, {"law", 0, true}}}}));
  EXPECT_EQ(turn.rule, "law");
  EXPECT_TRUE(turn.said[0].after.excludes);
}

TEST(Turn, TakesTheFirstByNameOfEqualRules) {
  const Turn turn = turn_of(came({{"A", "", 0, 0, {{"calm", 1}}}, {"B", "", 0, 0, {}}}),
                            came({{"B", "", 0, 0, {{"two", 2}, {"one", 2}}}, {"A", "", 0, 0, {{"calm", 1}}}}));
  EXPECT_EQ(turn.rule, "one");
}

TEST(Turn, IsOfALowerPlaceWhereTheLeadIsTheSame) {
  const Turn turn = turn_of(
      came({{"A", "", 0, 0, {{"calm", 9}}}, {"B", "", 0, 0, {{"calm", 2}}}, {"C", "", 0, 0, {{"calm", 1}}}}),
      came({{"A", "", 0, 0, {{"calm", 9}}}, {"C", "", 0, 0, {{"calm", 3}}}, {"B", "", 0, 0, {{"calm", 2}}}}));
  EXPECT_EQ(turn.place, 2u);
  EXPECT_EQ(turn.rule, "calm");
  EXPECT_THAT(turn.held, ElementsAre("B"));
  EXPECT_THAT(turn.hold, ElementsAre("C"));
}

TEST(Turn, OfATieThatBreaksIsOfTheRuleThatBrokeIt) {
  const CameOut tied = came({{"A", "", 0, 0, {{"calm", 3}}}, {"B", "", 0, 0, {{"calm", 3}}}});
  const CameOut broken = came({{"B", "", 0, 0, {{"calm", 3}, {"more", 1}}}, {"A", "", 0, 0, {{"calm", 3}}}});
  EXPECT_EQ(turn_of(tied, broken).rule, "more");
  EXPECT_EQ(turn_of(broken, tied).rule, "more");
}

TEST(Turn, IsOfNoRuleWhereNoneSaysOtherwise) {
  const CameOut three = came({{"A", "", 0, 0, {{"calm", 3}}}, {"B", "", 0, 0, {{"calm", 2}}}, {"C", "", 0, 0, {}}});
  const CameOut two = came({{"A", "", 0, 0, {{"calm", 3}}}, {"B", "", 0, 0, {{"calm", 2}}}});
  EXPECT_EQ(turn_of(three, two).place, 3u);
  CameOut contradiction = two;
  contradiction.somebody_leads = false;
  contradiction.outcome = "contradiction";
  EXPECT_EQ(turn_of(two, contradiction).rule, "");
}

}  // namespace
}  // namespace counsel::cli
