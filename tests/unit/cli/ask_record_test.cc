// No answer without its record: whatever fails on the way to the disk, what was shown is on record, and what was not
// says why.
#include <gmock/gmock.h>

#include "kb/decision_log.h"
#include "tests/property/random_runs.h"
#include "tests/support/failing_vfs.h"
#include "tests/support/recorded_base.h"

namespace counsel {
namespace {

using test::DiskFault;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

constexpr std::string_view kRules = R"(
kind framework: Phoenix, Gin
attribute real-time: yes or no  ask "Must the server push updates?"
attribute age: integer from 0 to 150
  ask "How old are you?"
  personal
decision framework: one of framework
rule live  real-time suggests Phoenix because "it is made for that"
rule grown-up  age >= 18 suggests Gin weakly
)";

class AskRecordTest : public testing::Test, public test::RecordedBase {
 protected:
  AskRecordTest() : RecordedBase(kRules) {}

  test::Outcome ask(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"real-time", "--explain", "none"});
    return RecordedBase::ask(more);
  }

  std::vector<kb::DecisionRecord> records() const {
    auto base_there = kb::FactBase::open(path());
    return base_there ? kb::DecisionLog(*base_there).list({}).value() : std::vector<kb::DecisionRecord>();
  }

  test::FailingVfs vfs_;
};

TEST_F(AskRecordTest, WhateverOperationOfTheDiskFails) {
  for (const auto fault : {DiskFault::io_error, DiskFault::full, DiskFault::dead, DiskFault::read_only}) {
    int refused = 0;
    bool reached = true;
    for (std::int64_t nth = 1; reached; ++nth) {
      SCOPED_TRACE("fault " + std::to_string(static_cast<int>(fault)) + " at operation " + std::to_string(nth));
      ASSERT_LT(nth, 1000) << "the walk does not end";
      const std::size_t before = records().size();
      vfs_.arm(nth, fault);
      const test::Outcome outcome = ask();
      reached = vfs_.disarm();
      const std::size_t after = records().size();
      EXPECT_LE(after, before + 1);
      if (!outcome.out.empty()) {
        EXPECT_EQ(outcome.exit_code, 0);
        EXPECT_EQ(after, before + 1);
      } else {
        EXPECT_TRUE(reached);
        EXPECT_EQ(outcome.exit_code, 2);
        EXPECT_THAT(outcome.err, StartsWith("counsel: cannot "));
        ++refused;
      }
    }
    EXPECT_GT(refused, 0);
  }
}

/// The power goes at every operation, and once the answer is out.
TEST_F(AskRecordTest, WheneverThePowerGoes) {
  std::size_t shown = 0, lost = 0;
  for (std::uint64_t seed = 1; seed <= property::from_environment("COUNSEL_CASES", 3); ++seed) {
    bool reached = true;
    for (std::int64_t nth = 1; reached; ++nth) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", operation " + std::to_string(nth));
      ASSERT_LT(nth, 1000) << "the walk does not end";
      const std::size_t before = records().size();
      vfs_.arm(nth, DiskFault::power_cut, seed);
      const test::Outcome outcome = ask();
      reached = vfs_.disarm();
      auto there = kb::FactBase::open(path());
      ASSERT_TRUE(there.has_value()) << there.error().message;
      const auto after = kb::DecisionLog(*there).list({});
      ASSERT_TRUE(after.has_value()) << after.error().message;
      EXPECT_LE(after->size(), before + 1);
      EXPECT_GE(after->size(), outcome.out.empty() ? before : before + 1) << "an answer that was shown is not on record";
      for (const kb::DecisionRecord& record : *after) EXPECT_TRUE(kb::DecisionLog(*there).find(record.id).has_value());
      (outcome.out.empty() ? lost : shown) += 1;
    }
  }
  EXPECT_GT(shown, 0u);
  EXPECT_GT(lost, 0u);
}

TEST_F(AskRecordTest, ABaseThatCannotBeWrittenGivesNoAnswerUnlessOffTheRecord) {
  ask();
  vfs_.arm(1, DiskFault::read_only);
  const test::Outcome refused = ask();
  vfs_.disarm();
  EXPECT_THAT(refused.out, IsEmpty());
  EXPECT_EQ(refused.err, "counsel: cannot record a decision in the fact base \"" + path() +
                             "\": attempt to write a readonly database\n  `--no-record` answers without keeping a record\n");
  EXPECT_EQ(refused.exit_code, 2);

  vfs_.arm(1, DiskFault::read_only);
  const test::Outcome answered = ask({"--no-record"});
  vfs_.disarm();
  EXPECT_THAT(answered.out, HasSubstr("Not on record: nothing is kept of this answer."));
  EXPECT_EQ(answered.exit_code, 0);
  EXPECT_EQ(records().size(), 1u);
}

TEST_F(AskRecordTest, ABaseThatAnotherProgramWritesGivesNoAnswerForNow) {
  ask();
  kb::Database other = kb::Database::open(path(), kb::Database::Access::read_write, std::chrono::milliseconds(0));
  kb::Transaction writing(other, kb::Transaction::Mode::write);
  const test::Outcome refused = ask();
  EXPECT_THAT(refused.out, IsEmpty());
  EXPECT_THAT(refused.err, HasSubstr("database is locked; another program uses it and did not let go within 5000 ms"));
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(ask({"--no-record"}).out, HasSubstr("Phoenix leads"));
}

TEST_F(AskRecordTest, HoldsWhatWasAnsweredAndWithholdsWhatIsPersonal) {
  ask({"age=41", "--purpose", "the chat"});
  kb::FactBase base_there = kb::FactBase::open(path()).value();
  const kb::DecisionInFull found = kb::DecisionLog(base_there).find(1).value();
  EXPECT_EQ(found.record.act.who, "tester");
  EXPECT_EQ(found.record.act.when, "2026-11-20T08:30:00Z");
  EXPECT_EQ(found.record.purpose, "the chat");
  EXPECT_EQ(found.record.decision, "framework");
  EXPECT_EQ(found.record.leaders, "Phoenix");
  EXPECT_THAT(found.record.answers, StartsWith(R"([{"attribute":"real-time","value":true,"place":"answer real-time"},{"attribute":"age","commitment":")"));
  ASSERT_EQ(found.withheld.size(), 2u);
  EXPECT_EQ(found.withheld[0].part, "answer 2");
  EXPECT_EQ(found.withheld[0].bytes, R"({"value":41,"place":"answer age=41"})");
  EXPECT_EQ(found.withheld[1].part, "proof");
  EXPECT_EQ(found.record.proof, kb::commitment(found.withheld[1]));
  EXPECT_THAT(found.result, HasSubstr(R"("rules":{"fired":["grown-up","live"],"nearly fired":[],"not read":[]})"));
  EXPECT_THAT(*found.proof, HasSubstr(R"("statement":"age is 41")"));
}

TEST_F(AskRecordTest, HoldsWhatFailedAndWithholdsWhatWasTyped) {
  const test::Outcome failed = ask({"age=old"});
  EXPECT_EQ(failed.exit_code, 2);
  kb::FactBase base_there = kb::FactBase::open(path()).value();
  const kb::DecisionInFull found = kb::DecisionLog(base_there).find(1).value();
  EXPECT_EQ(found.record.outcome, "failed");
  EXPECT_EQ(found.record.answers, "[]");
  ASSERT_EQ(found.withheld.size(), 2u);
  EXPECT_EQ(found.withheld[0].part, "asked");
  EXPECT_EQ(found.withheld[0].bytes, R"(["real-time","age=old"])");
  EXPECT_EQ(found.withheld[1].bytes, failed.err);
}

}  // namespace
}  // namespace counsel
