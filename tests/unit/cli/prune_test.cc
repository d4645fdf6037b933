// What `audit prune` says of decisions that were made over the years, under clocks that were set back.
#include <gmock/gmock.h>

#include "tests/support/recorded_base.h"

namespace counsel {
namespace {

constexpr std::int64_t kDayMs = 24 * 60 * 60 * 1000;

class PruneTest : public testing::Test, public test::RecordedBase {
 protected:
  PruneTest()
      : RecordedBase("kind framework: Phoenix, Gin\nattribute real-time: yes or no\n"
                     "decision framework: one of framework\nrule live  real-time suggests Phoenix\n") {
    for (const std::int64_t days : {0, 1, -3, 2, 1, 0}) {  // 2026-11-20, -21, -17, -22, -21, -20
      world.now_ms = kStart + days * kDayMs;
      run({"ask", "real-time"});
    }
    world.now_ms = kStart + 10 * kDayMs;
  }

  std::string pruned(const std::string& before, std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"audit", "prune", "--before", before});
    const test::Outcome outcome = run(more);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return outcome.out;
  }

  const std::int64_t kStart = world.now_ms;
};

TEST_F(PruneTest, SaysWhatGoesAndWhatStaysThoughItIsOlder) {
  EXPECT_EQ(pruned("2026-11-01"), "Nothing to prune.\nThe oldest on record, decision 1, was not made before 2026-11-01.\n");
  EXPECT_EQ(pruned("2026-11-20"), "Nothing to prune.\n1 decision that was made before 2026-11-20 stays on record: decision 1 comes\nfirst, and was not.\n");
  EXPECT_EQ(pruned("2026-11-21", {"--dry-run"}),
            "Would prune decision 1.\n2 decisions that were made before 2026-11-21 stay on record: decision 2 comes\nfirst, and was not.\n");
  EXPECT_EQ(pruned("2026-11-22"), "Pruned decisions 1 to 3, as record 7 says. The digests that stand for them are\nkept.\n"
                                  "2 decisions that were made before 2026-11-22 stay on record: decision 4 comes\nfirst, and was not.\n");
  EXPECT_EQ(pruned("2026-11-30"), "Pruned decisions 4 to 6, as record 8 says. The digests that stand for them are\nkept.\n");
  EXPECT_EQ(pruned("2026-11-30"), "Nothing to prune.\nThe oldest on record, decision 7, was not made before 2026-11-30.\n");
  world.now_ms += kDayMs;
  EXPECT_EQ(pruned("2026-12-01"), "Nothing to prune.\nThere is no decision on record.\n");
  EXPECT_EQ(run({"audit", "verify"}).exit_code, 0);
}

TEST_F(PruneTest, OfOneDecisionSaysSoInTheSingular) {
  EXPECT_EQ(pruned("2026-11-20T12:00Z"),
            "Pruned decision 1, as record 7 says. The digest that stands for it is kept.\n"
            "2 decisions that were made before 2026-11-20T12:00Z stay on record: decision 2\ncomes first, and was not.\n");
  EXPECT_THAT(run({"audit", "verify"}).out, testing::HasSubstr("Decision 1 is pruned, as record 7 says; the digest that stands for it is kept."));
}

}  // namespace
}  // namespace counsel
