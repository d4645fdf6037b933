#include <gmock/gmock.h>

#include "kb/sqlite.h"
#include "tests/unit/kb/sample.h"

namespace counsel::kb {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class FactBasePastTest : public KbTest {
 protected:
  Past as_of(std::int64_t version) { return must(base_.as_of(declarations_, version)); }

  Declarations declarations_ = sample_declarations();
  FactBase base_ = filled();
};

TEST_F(FactBasePastTest, HoldsWhatEndedSinceAndNothingThatCameLater) {
  must(base_.retract(declarations_, "offers", {Name{"Django"}, Name{"admin"}}, kAnna, "gone"));
  must(base_.add(declarations_, offers("Rails", "orm"), kAnna));
  must(base_.bring_in(declarations_, {}, kNow));
  const Past past = as_of(1);
  EXPECT_THAT(said(past.records),
              ElementsAre("offers(Django, admin)", "offers(Django, orm)",
                          "rated(Rails, 4.5, 1200, \"well, \\\"loved\\\"\\nby many\", yes)", "written-in(Phoenix, Elixir)"));
  EXPECT_THAT(past.set_aside, IsEmpty());
  EXPECT_THAT(said(as_of(4).records), ElementsAre("offers(Rails, orm)"));
  EXPECT_THAT(as_of(0).records, IsEmpty());
}

TEST_F(FactBasePastTest, SetsAsideWhatTheDeclarationsOfNowDoNotAllow) {
  declarations_.schema.relations.erase(declarations_.schema.relations.begin() + 1);  // `rated`
  declarations_.schema.kinds[0].members = {"orm", "sessions"};                       // no more `admin`
  const Past past = as_of(1);
  EXPECT_THAT(said(past.records), ElementsAre("offers(Django, orm)", "written-in(Phoenix, Elixir)"));
  EXPECT_THAT(said(past.set_aside),
              ElementsAre("rated(Rails, 4.5, 1200, \"well, \\\"loved\\\"\\nby many\", yes)", "offers(Django, admin)"));
}

TEST_F(FactBasePastTest, HasFactsInTheColumnsOfNow) {
  std::swap(declarations_.schema.relations[0].columns[0], declarations_.schema.relations[0].columns[1]);
  EXPECT_THAT(said(as_of(1).records), testing::Contains("offers(admin, Django)"));
}

TEST_F(FactBasePastTest, TakesTheLaterOfTwoFactsThatAreOneNow) {
  const Added later = must(base_.add(declarations_, offers("Django", "sessions"), kAnna));
  declarations_.schema.kinds[0] = {"feature", {"admin", "orm"}, {{"sessions", "admin"}}};
  const Past past = as_of(2);
  EXPECT_THAT(said(past.records), testing::Contains("offers(Django, admin)").Times(1));
  EXPECT_EQ(past.records.front().fact.id, later.id);
}

TEST_F(FactBasePastTest, HasTheLastOfWhatHadEndedByThenInTheColumnsOfNow) {
  must(base_.retract(declarations_, "offers", {Name{"Django"}, Name{"admin"}}, kAnna, "gone"));  // version 2
  must(base_.add(declarations_, offers("Django", "admin"), kAnna));
  must(base_.retract(declarations_, "offers", {Name{"Django"}, Name{"orm"}}, kAnna, ""));
  std::swap(declarations_.schema.relations[0].columns[0], declarations_.schema.relations[0].columns[1]);
  EXPECT_THAT(as_of(1).ended, IsEmpty());
  const Past past = as_of(2);
  EXPECT_THAT(said(past.ended), ElementsAre("!offers(admin, Django)"));
  EXPECT_EQ(past.ended[0].closing->ending, Ending::retracted);
  EXPECT_THAT(as_of(3).ended, IsEmpty());
  EXPECT_THAT(said(as_of(4).ended), ElementsAre("!offers(orm, Django)"));
}

TEST_F(FactBasePastTest, NamesTheFileAndTheLastVersionWhereThereIsNoSuchVersion) {
  const auto missing = base_.version_at(7);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, ErrorKind::not_found);
  EXPECT_THAT(missing.error().message, HasSubstr("facts.db\": it has no version 7; its last is 1"));
}

TEST_F(FactBasePastTest, RefusesAHistoryThatWasAltered) {
  must(base_.retract(declarations_, "offers", {Name{"Django"}, Name{"admin"}}, kAnna, "gone"));
  Database::open(path(), Database::Access::read_write, std::chrono::milliseconds(100))
      .execute("UPDATE counsel_fact SET closed_version = 1 WHERE closed_version = 2");
  const auto past = base_.as_of(declarations_, 1);
  ASSERT_FALSE(past);
  EXPECT_EQ(past.error().kind, ErrorKind::damaged);
  EXPECT_THAT(past.error().message, HasSubstr("its closed facts are not those that counsel wrote"));
  Database::open(path(), Database::Access::read_write, std::chrono::milliseconds(100))
      .execute("UPDATE counsel_version SET made_at = '2020-01-01T00:00:00Z' WHERE number = 2");
  EXPECT_FALSE(base_.version_at("2026-01-01T00:00:00Z"));
}

}  // namespace
}  // namespace counsel::kb
