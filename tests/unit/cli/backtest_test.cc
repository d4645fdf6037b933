// Which facts and answers a decision on record has under edited rules.
#include <gmock/gmock.h>

#include <utility>

#include "tests/support/recorded_base.h"

namespace counsel {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

const std::string kRules = R"(
kind framework: Phoenix, Gin
attribute real-time: yes or no  ask "Must the server push updates?"
attribute age: integer from 0 to 150
  ask "How old are you?"
  personal
relation offers(framework: framework, what: text)
fact Gin offers "speed"
decision framework: one of framework
rule fast  real-time and ?f offers "speed" suggests ?f
rule grown-up  age >= 18 suggests Phoenix
)";

class BacktestTest : public testing::Test, public test::RecordedBase {
 protected:
  BacktestTest() : RecordedBase(kRules) {}

  test::Outcome run(std::vector<std::string> words) const {
    if (words[1] != "backtest") words.insert(words.end(), {"--rules", "team.rules"});
    return RecordedBase::run(words);
  }

  test::Outcome backtest(const std::string& edited) const {
    world.write("edited.rules", edited);
    return run({"audit", "backtest", "edited.rules"});
  }
};

TEST_F(BacktestTest, CountsWhatPeopleAddedAndNotWhatTheOldRulesStated) {
  run({"ask", "real-time"});
  run({"facts", "add", "Phoenix offers \"speed\""});
  run({"ask", "real-time"});
  const std::string without = test::replaced(kRules, "fact Gin offers \"speed\"\n", "");
  const test::Outcome outcome = backtest(without);
  EXPECT_THAT(outcome.out, StartsWith("With the rules `edited` 2 of 2 decisions come out differently.\n"));
  EXPECT_THAT(outcome.out, HasSubstr("By the rule fast: decisions 1 and 2\n"));
  EXPECT_THAT(outcome.out, HasSubstr("undecided"));
  EXPECT_EQ(outcome.exit_code, 1);
}

TEST_F(BacktestTest, LeavesRetractedWhatWasRetractedThen) {
  run({"ask", "real-time"});
  run({"facts", "retract", "Gin offers \"speed\""});
  run({"ask", "real-time"});
  run({"facts", "add", "Gin offers \"speed\""});
  run({"ask", "real-time"});
  const test::Outcome outcome = backtest(kRules + "rule more  real-time suggests Gin weakly for each ?w\n");
  EXPECT_EQ(outcome.exit_code, 2) << outcome.out;
  const test::Outcome stronger = backtest(test::replaced(kRules, "suggests ?f", "suggests ?f strongly"));
  EXPECT_EQ(stronger.out,
            "With the rules `edited` all 3 decisions come out the same.\n"
            "2 of them have other points, and everybody in the same place.\n");
  EXPECT_EQ(stronger.exit_code, 0);
}

/// The rules with what is offered out of a kind, not as a text.
std::string with_kind(const std::string& members) {
  std::string rules = test::replaced(kRules, "kind framework", "kind feature: " + members + "\nkind framework");
  for (const auto& [from, to] : {std::pair{"what: text", "what: feature"}, {"fact Gin offers \"speed\"\n", ""}, {"?f offers \"speed\"", "?f offers speed"}})
    rules = test::replaced(rules, from, to);
  return rules;
}

TEST_F(BacktestTest, LeavesRetractedWhatWasRetractedInOtherColumns) {
  run({"facts", "retract", "Gin offers \"speed\""});
  run({"ask", "real-time"});
  const test::Outcome outcome = backtest(with_kind("speed, size") + "fact Gin offers speed\n");
  EXPECT_THAT(outcome.out, StartsWith("With the rules `edited` the decision comes out the same.\n"));
}

TEST_F(BacktestTest, HasWhatWasSetAsideAndFitsAgain) {
  run({"facts", "add", "Phoenix offers \"speed\""});
  world.write("team.rules", test::replaced(with_kind("size"), "offers speed", "offers size"));
  run({"ask", "real-time"});
  const test::Outcome outcome = backtest(with_kind("speed, size"));
  EXPECT_THAT(outcome.out, HasSubstr("  before      undecided\n  after       Phoenix leads with 3.0 points\n"));
}

TEST_F(BacktestTest, TakesTheDayOfTheDecisionWhereTheRulesReadOneNow) {
  run({"ask", "real-time"});
  world.now_ms += std::int64_t{40} * 24 * 60 * 60 * 1000;
  run({"ask", "real-time"});
  const test::Outcome outcome = backtest(kRules + "rule late  today >= 2026-12-01 excludes Gin\n");
  EXPECT_THAT(outcome.out, HasSubstr("1 of 2 decisions comes out differently"));
  EXPECT_THAT(outcome.out, HasSubstr("By the rule late: decision 2\n"));
  EXPECT_THAT(outcome.out, HasSubstr("it said nothing before, and that it is out after"));
}

TEST_F(BacktestTest, RunsAgainWhatReadsAnUncertainFactThatHoldsForSomeDays) {
  const std::string without = test::replaced(kRules, "what: text)", "what: text) uncertain");
  const std::string with = without + "fact Phoenix offers \"speed\" with certainty 0.3  valid from 2026-11-01\n";
  world.write("team.rules", with);
  run({"ask", "real-time"});
  const test::Outcome outcome = backtest(without);
  EXPECT_EQ(outcome.out,
            "With the rules `edited` the decision comes out the same.\n"
            "1 of them has other points, and everybody in the same place.\n");
}

TEST_F(BacktestTest, TellsNothingThatIsPersonalAndCountsWhatWasErased) {
  run({"ask", "age=41"});
  run({"ask", "age=42"});
  run({"audit", "redact", "2"});
  const test::Outcome outcome = backtest(test::replaced(kRules, "suggests Phoenix", "discourages Phoenix"));
  EXPECT_THAT(outcome.out, HasSubstr("age=(personal)"));
  EXPECT_THAT(outcome.out, testing::Not(HasSubstr("41")));
  EXPECT_THAT(outcome.out, HasSubstr("Cannot be run with them: decision 2, since the answer to `age` was erased.\n"));
  const test::Outcome untouched = backtest(kRules + "-- as it was\n");
  EXPECT_EQ(untouched.out,
            "With the rules `edited` the decision comes out the same.\nThe edit cannot touch 1 of them.\n\n"
            "Cannot be run with them: decision 2, since the answer to `age` was erased.\n");
  EXPECT_EQ(untouched.exit_code, 3);
}

}  // namespace
}  // namespace counsel
