// Decisions come out the same when they are run again, whatever became of rules and facts; and a drift is named.
#include <gmock/gmock.h>

#include "cli/audit/drift.h"
#include "kb/decision_log.h"
#include "tests/support/recorded_base.h"

namespace counsel {
namespace {

using testing::HasSubstr;

constexpr std::string_view kRules = R"(
kind framework: Phoenix, Gin
attribute real-time: yes or no  ask "Must the server push updates?"
attribute load: number from 0 to 1000  ask "How many requests a second?"
attribute sure: yes or no uncertain  ask "Is it sure?"
attribute start: date  ask "When does it start?"
attribute need: any of orm, admin  ask "What must it bring?"
attribute age: integer from 0 to 150
  ask "How old are you?"
  personal
relation offers(framework: framework, what: text)
fact Gin offers "speed"
fact Phoenix offers "peace"
fact Gin offers "speed"
decision framework: one of framework
rule live  real-time suggests Phoenix because "it is made for that"
rule busy  load > 0.5 and ?f offers "speed" suggests ?f
rule calm  ?f offers "peace" suggests ?f weakly
rule grown-up  age >= 18 suggests Gin weakly
rule later  start > today suggests Gin weakly
rule certainly  sure suggests Gin
rule much  need admin suggests Phoenix
)";

class ReplayTest : public testing::Test, public test::RecordedBase {
 protected:
  ReplayTest() : RecordedBase(kRules) {}

  std::string replayed() const { return run({"audit", "replay", "--all"}).out; }

};

TEST_F(ReplayTest, IsTheSameForAnswersOfEveryType) {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"ask"}, {"ask", "real-time"}, {"ask", "load=0.7", "real-time=no"}, {"ask", "sure=yes@0.7"},
           {"ask", "start=2030-01-01"}, {"ask", "start=2020-01-01", "today=2019-05-05"}, {"ask", "need=none"},
           {"ask", "need=admin,orm"}, {"ask", "age=41"}, {"ask", "real-time=yes", "load=0.1", "age=3"}})
    run(words);
  EXPECT_EQ(replayed(), "Ran 10 decisions again: all came out the same, to the last bit.\n");
}

TEST_F(ReplayTest, IsTheSameAfterRulesAndFactsHaveChangedAndAreGone) {
  run({"ask", "load=7"});
  world.write("team.rules", "\n\n" + std::string(kRules) + "\nfact Phoenix offers \"speed\"\n");
  run({"ask", "load=7"});
  run({"facts", "retract", "Gin", "offers", "\"speed\""});
  run({"ask", "load=7"});
  world.write("team.rules", "kind framework: Phoenix\ndecision framework: one of framework\n");
  run({"ask"});
  std::filesystem::remove(world.folder() / "team.rules");
  EXPECT_EQ(replayed(), "Ran 4 decisions again: all came out the same, to the last bit.\n");
}

TEST_F(ReplayTest, SaysWhatCannotBeRunAgain) {
  run({"ask", "age=41"});
  run({"ask", "age=old"});
  run({"audit", "redact", "1"});
  const test::Outcome outcome = run({"audit", "replay", "--all"});
  EXPECT_EQ(outcome.out,
            "No decision was run again.\nDecision 1 cannot be run again: its proof was erased.\n"
            "1 ask came to no answer, with nothing to run again.\n"
            "1 record says what was erased, with nothing to run again.\n");
  EXPECT_EQ(outcome.exit_code, 1);
}

/// The same once more.
kb::DecisionEntry entry_of(const kb::DecisionInFull& decision) {
  kb::DecisionEntry entry;
  entry.act = decision.record.act;
  entry.decision = decision.record.decision;
  entry.outcome = decision.record.outcome;
  entry.facts_version = decision.record.facts_version;
  entry.facts = decision.record.facts;
  entry.rules = std::make_shared<kb::RuleText>(
      kb::RuleText{.manifest = decision.rules, .digest = decision.record.rules, .files = {}});
  entry.answers = decision.record.answers;
  entry.result = decision.result;
  entry.proof = *decision.proof;
  return entry;
}

/// What a program with a mistake, or another program, may have put on record.
TEST_F(ReplayTest, NamesTheFirstThingThatCameOutOtherwise) {
  run({"ask", "real-time"});
  {
    kb::FactBase facts = kb::FactBase::open(path()).value();
    kb::DecisionLog log(facts);
    const kb::DecisionInFull first = log.find(1).value();
    kb::DecisionEntry entry = entry_of(first);
    entry.proof.replace(entry.proof.find(R"("statement":"real-time")"), 23, R"("statement":"real time")");
    ASSERT_TRUE(log.append(entry).has_value());
    entry.proof = *first.proof;
    entry.result.replace(entry.result.find("3010300"), 7, "4010300");
    ASSERT_TRUE(log.append(entry).has_value());
  }
  const test::Outcome outcome = run({"audit", "replay", "--all"});
  EXPECT_THAT(outcome.out, HasSubstr("Ran 3 decisions again: 2 came out otherwise.\nDecision 2: node "));
  EXPECT_THAT(outcome.out, HasSubstr("`real time`, and is `real-time`"));
  EXPECT_THAT(outcome.out, HasSubstr("Decision 3: candidate 1, `Phoenix`: `said` 1 `points_udb` was 4010300, and is\n3010300."));
  EXPECT_EQ(outcome.exit_code, 4);
}

// On threads, where there are several processors; what is told is in the order of the record.
TEST_F(ReplayTest, RunsManyBesideEachOther) {
  run({"ask", "real-time"});
  {
    kb::FactBase facts = kb::FactBase::open(path()).value();
    kb::DecisionLog log(facts);
    const kb::DecisionInFull first = log.find(1).value();
    std::vector<kb::DecisionEntry> entries(400, entry_of(first));
    for (const std::size_t drifted : {70u, 130u, 131u, 390u})
      entries[drifted].result.replace(first.result.find("3010300"), 7, std::to_string(4'000'000 + drifted));
    ASSERT_TRUE(log.append(entries).has_value());
  }
  EXPECT_THAT(replayed(), testing::MatchesRegex("Ran 401 decisions again: 4 came out otherwise\\.\n"
                                                "Decision 72: .*\nDecision 132: .*\nDecision 133: .*\nDecision 392: .*\n"));
  {
    kb::Database database = kb::Database::open(path(), kb::Database::Access::read_write, std::chrono::milliseconds(0));
    database.execute("UPDATE counsel_decision SET who = 'nobody' WHERE id IN (101, 201, 301)");
  }
  std::vector<std::string> words = {"audit", "replay"};
  for (int id = 1; id <= 401; ++id) words.push_back(std::to_string(id));
  for (int time = 0; time < 5; ++time)
    EXPECT_THAT(run(words).err, HasSubstr("the decision 101 is not as it was recorded"));
}

TEST(Drift, IsTheFirstThingThatDiffers) {
  using cli::proof_drift;
  using cli::result_drift;
  EXPECT_EQ(proof_drift("same, and no JSON", "same, and no JSON"), std::nullopt);
  EXPECT_EQ(proof_drift(R"({"root":0,"nodes":[]})", R"({"root":1,"nodes":[]})"), "`root` was 0, and is 1");
  EXPECT_EQ(proof_drift(R"({"nodes":[{"statement":"a"}]})", R"({"nodes":[{"statement":"b"}]})"),
            "node 1 was `a`, and is `b`");
  EXPECT_EQ(proof_drift(R"({"nodes":[{"statement":"a"}]})", R"({"nodes":[{"statement":"a","place":"x"}]})"),
            "node 1, `a`: `place` is new: x");
  EXPECT_EQ(proof_drift(R"({"nodes":[]})", R"({"nodes":[{"statement":"a"}]})"), "the number of nodes was 0, and is 1");
  EXPECT_EQ(proof_drift("{", "[]"), "the proof on record is none that counsel writes");
  EXPECT_EQ(result_drift(R"({"outcome":"settled","candidates":[]})", R"({"outcome":"undecided","candidates":[]})"),
            "`outcome` was settled, and is undecided");
  EXPECT_EQ(result_drift(R"({"candidates":[{"name":"A","label":"A","points_udb":1000000}]})",
                         R"({"candidates":[{"name":"A","label":"A","points_udb":-2000000}]})"),
            "A had 1.0 points, and has -2.0");
  EXPECT_EQ(result_drift("{}", "[]"), "the result on record is none that counsel writes");
}

}  // namespace
}  // namespace counsel
