// What `--as-of` names, by a base whose versions were made on several days.
#include <gmock/gmock.h>

#include "tests/support/world.h"

namespace counsel::cli {
namespace {

using test::Outcome;
using test::World;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::int64_t kDayMs = 24 * 60 * 60 * 1000;

class AsOfTest : public testing::Test {
 protected:
  AsOfTest() {
    world_.write("team.rules",
                 "kind framework: Gin, Rails\nrelation proven(framework: framework)\nfact proven(Gin)\n"
                 "attribute late: yes or no\nrule late  today >= 2026-11-21 implies late\n");
    run({"facts", "list"});  // version 1, on the 20th at 08:30
    world_.now_ms += kDayMs;
    run({"facts", "add", "proven(Rails)"});  // version 2, on the 21st
    world_.now_ms += kDayMs;
    run({"facts", "retract", "proven(Gin)"});  // version 3, on the 22nd
    world_.now_ms += kDayMs;
  }

  Outcome run(const std::vector<std::string>& arguments) { return world_.run(arguments); }

  std::string proven_as_of(const std::string& moment) {
    const Outcome outcome = run({"query", "proven(?framework)", "--format", "tsv", "--as-of", moment});
    return outcome.exit_code == 0 ? outcome.out : outcome.err;
  }

  World world_;
};

TEST_F(AsOfTest, TakesTheLastVersionMadeUntilThen) {
  const std::pair<const char*, const char*> cases[] = {
      {"2026-11-19", "framework\n"},
      {"2026-11-20T08:29:59Z", "framework\n"},
      {"2026-11-20T08:30:00Z", "framework\nGin\n"},
      {"2026-11-20T09:29:59+01:00", "framework\n"},
      {"2026-11-20T09:30+01:00", "framework\nGin\n"},
      {"2026-11-20", "framework\nGin\n"},
      {"2026-11-21T08:29:59Z", "framework\nGin\n"},
      {"2026-11-21", "framework\nGin\nRails\n"},
      {"2026-11-22", "framework\nRails\n"},
      {"2026-11-23T08:29:59Z", "framework\nRails\n"},
      {"1", "framework\nGin\n"},
      {"2", "framework\nGin\nRails\n"},
      {"3", "framework\nRails\n"},
  };
  for (const auto& [moment, expected] : cases) EXPECT_EQ(proven_as_of(moment), expected) << moment;
}

TEST_F(AsOfTest, RefusesWhatIsNotOverYet) {
  for (const char* moment : {"2026-11-23", "2026-11-23T08:30:00Z", "2026-12-01", "2026-11-23T08:31Z", "9999-12-31"})
    EXPECT_THAT(proven_as_of(moment), HasSubstr(std::string("`") + moment + "` is not over yet: it is 2026-11-23T08:30:00Z"));
}

TEST_F(AsOfTest, RefusesWhatIsNeitherVersionNorTime) {
  for (const char* moment : {"-1", "+1", "1.0", "yesterday", "2026-11-20T08:30:00", "2026-13-01", "99999999999999999999", "\x80"})
    EXPECT_THAT(proven_as_of(moment), HasSubstr("`--as-of` takes a version of the fact base or a time, and not")) << moment;
  EXPECT_THAT(proven_as_of("4"), HasSubstr("it has no version 4; its last is 3"));
}

TEST_F(AsOfTest, IsOfTheDayThatTheFactsAreOfUnlessToldOtherwise) {
  const auto is_late = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"query", "late"});
    const Outcome outcome = run(words);
    return outcome.exit_code <= 1 ? outcome.out : outcome.err;
  };
  EXPECT_EQ(is_late({"--as-of", "1"}), "no\n");  // made on the 20th
  EXPECT_EQ(is_late({"--as-of", "2"}), "yes\n");
  EXPECT_EQ(is_late({"--as-of", "2026-11-20"}), "no\n");
  EXPECT_EQ(is_late({"--as-of", "2026-11-21T01:00+02:00"}), "no\n");  // in UTC
  EXPECT_EQ(is_late({"--as-of", "1", "today=2026-11-25"}), "yes\n");
  EXPECT_EQ(is_late({"--as-of", "2026-11-01"}), "no\n");
  EXPECT_THAT(is_late({"--as-of", "0"}), HasSubstr("the rules read which day it is, and version 0 has none"));
  EXPECT_EQ(is_late({"--as-of", "0", "today=2026-11-25"}), "yes\n");
  EXPECT_EQ(is_late({}), "yes\n");
}

TEST_F(AsOfTest, WritesNothing) {
  const std::string base = ".local/share/counsel/case.db";
  const std::string before = world_.read(base);
  world_.write("team.rules", "kind framework: Gin, Rails\nrelation proven(framework: framework)\nfact proven(Rails)\n");
  EXPECT_EQ(proven_as_of("1"), "framework\nGin\n");
  EXPECT_THAT(run({"facts", "list", "--as-of", "1"}).err, IsEmpty());
  EXPECT_EQ(run({"facts", "export", "proven", "--as-of", "2026-11-21"}).exit_code, 0);
  EXPECT_EQ(world_.read(base), before);
  const Outcome missing = run({"facts", "list", "--as-of", "1", "--db", "other.db"});
  EXPECT_THAT(missing.err, HasSubstr("there is no such file"));
  EXPECT_FALSE(std::filesystem::exists(world_.folder() / "other.db"));
}

}  // namespace
}  // namespace counsel::cli
