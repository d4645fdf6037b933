// The disk fails wherever it can while something is erased: all of it is gone and on record, or all is as it was; and where
// that it was done was said, no byte of it is left.
#include <gmock/gmock.h>

#include <functional>

#include "tests/property/random_runs.h"
#include "tests/support/failing_vfs.h"
#include "tests/unit/kb/decision_sample.h"

namespace counsel::kb {
namespace {

using test::DiskFault;
using testing::AnyOf;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::int64_t kSize = 6, kErased = 4;

class EraseFaultsTest : public KbTest {
 protected:
  using Erase = std::function<Result<void>(DecisionLog&)>;

  /// What the log says, which has to be sound.
  struct Content {
    Checkpoint now;
    std::int64_t pruned = 0;
    std::uint64_t redacted = 0;
    std::vector<std::string> outcomes;

    bool operator==(const Content&) const = default;
  };

  EraseFaultsTest() {
    FactBase base = filled();
    const Digest facts = digest_of_facts_in(base, 1);
    DecisionLog log(base);
    for (std::int64_t id = 1; id <= kSize; ++id) must(log.take_in(entry(id, facts)));  // all but the first are not filed yet
  }

  static std::string secret(std::int64_t id) { return "secret-" + std::to_string(id) + "-of-anna"; }

  /// With a proof that takes several pages, which is withheld.
  static DecisionEntry entry(std::int64_t id, const Digest& facts) {
    DecisionEntry made = sample_entry("Leader " + std::to_string(id));
    made.act.when = "2026-01-0" + std::to_string(id) + "T10:00:00Z";
    made.facts = facts;
    made.facts_version = 1;
    made.withheld = {{std::string(kProofPart), std::string(32, 'p'), ""}};
    for (int i = 0; i < 600; ++i) made.withheld[0].bytes += secret(id) + " ";
    made.withheld.push_back({answer_part(1), std::string(32, 'a'), R"({"value":")" + secret(id) + "\"}"});
    made.answers = R"([{"attribute":"name","commitment":")" + to_hex(commitment(made.withheld[1])) + "\"}]";
    made.proof.clear();
    return made;
  }

  Content content() const {
    FactBase base = must(FactBase::open(path()));
    DecisionLog log(base);
    const LogAudit audit = must(log.audit({}));
    EXPECT_THAT(said(audit.findings), IsEmpty());
    Content content{audit.now, audit.pruned, audit.erased, {}};
    for (const DecisionRecord& record : must(log.list({}))) content.outcomes.push_back(record.outcome);
    return content;
  }

  bool is_any_left() const {
    for (std::int64_t id = 1; id <= kErased; ++id)
      if (is_anywhere_beside(path(), secret(id))) return true;
    return false;
  }

  Result<void> run(const Erase& erase) const {
    auto base = FactBase::open(path());
    if (!base) return tl::unexpected<Error>(base.error());
    DecisionLog log(*base);
    return erase(log);
  }

  /// Fails one operation of the disk after another: one in three, or in the slow tier every one, with as many ends of a power cut.
  void walk(const Erase& erase) {
    pristine_ = test::file_text(path());
    before_ = content();
    const Result<void> undisturbed = run(erase);
    ASSERT_TRUE(undisturbed) << undisturbed.error().message;
    after_ = content();
    ASSERT_NE(before_, after_);
    ASSERT_FALSE(is_any_left());

    const std::uint64_t cases = property::from_environment("COUNSEL_CASES", 0);
    for (const auto fault : {DiskFault::io_error, DiskFault::full, DiskFault::dead})
      walk(erase, fault, cases > 0 ? 1 : 3, 0);
    for (std::uint64_t seed = 1; seed <= std::max<std::uint64_t>(cases, 1); ++seed)
      walk(erase, DiskFault::power_cut, cases > 0 ? 1 : 3, seed);
  }

  void walk(const Erase& erase, DiskFault fault, std::int64_t step, std::uint64_t seed) {
    bool reached = true;
    int failures = 0;
    for (std::int64_t nth = 1 + static_cast<std::int64_t>(fault) % step; reached; nth += step) {
      ASSERT_LT(nth, 1000) << "the walk does not end";
      SCOPED_TRACE("fault " + std::to_string(static_cast<int>(fault)) + " at operation " + std::to_string(nth) + ", seed " +
                   std::to_string(seed));
      std::filesystem::remove(path("facts.db-journal"));
      write_file(path(), pristine_);
      vfs_.arm(nth, fault, seed);
      const Result<void> done = run(erase);
      reached = vfs_.disarm();
      const Content now = content();
      EXPECT_TRUE(now == after_ || (!done && now == before_));
      EXPECT_TRUE(now == before_ || !is_any_left());
      if (done) continue;
      ++failures;
      EXPECT_TRUE(reached) << done.error().message;
      EXPECT_THAT(done.error().message, HasSubstr(path()));
      EXPECT_THAT(done.error().kind, AnyOf(ErrorKind::unreadable, ErrorKind::unwritable, ErrorKind::damaged)) << done.error().message;
    }
    EXPECT_GT(failures, 10);  // the walk went through the whole operation
  }

  std::string pristine_;
  Content before_, after_;
  test::FailingVfs vfs_;
  ErasureAct act_{{"berta", "2026-11-21T09:00:00Z"}, "asked for", "1.1"};
};

template <class T>
Result<void> only_whether(const Result<T>& result) {
  if (!result) return tl::unexpected<Error>(result.error());
  return {};
}

TEST_F(EraseFaultsTest, RedactingHappensWholeOrNot) {
  walk([&](DecisionLog& log) { return only_whether(log.redact(act_, std::vector<std::int64_t>{1, 2, 3, 4})); });
}

TEST_F(EraseFaultsTest, PruningHappensWholeOrNot) {
  walk([&](DecisionLog& log) { return only_whether(log.prune(act_, "2026-01-05")); });
}

TEST_F(EraseFaultsTest, OfABaseThatCannotBeWrittenNothingIsErased) {
  const Content before = content();
  for (const Erase& erase : {Erase([&](DecisionLog& log) { return only_whether(log.redact(act_, std::vector<std::int64_t>{1})); }),
                             Erase([&](DecisionLog& log) { return only_whether(log.prune(act_, "2026-01-05")); })}) {
    vfs_.arm(1, DiskFault::read_only);
    const Result<void> done = run(erase);
    vfs_.disarm();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, ErrorKind::unwritable);
    EXPECT_THAT(done.error().message, HasSubstr("attempt to write a readonly database"));
    EXPECT_EQ(content(), before);
  }
}

}  // namespace
}  // namespace counsel::kb
