// What is pruned is gone from every byte of the folder, is on record, and leaves every digest as it was.
#include <gmock/gmock.h>

#include "kb/log_export.h"
#include "kb/merkle.h"
#include "tests/unit/kb/pruned_log.h"

namespace counsel::kb {
namespace {

using testing::HasSubstr;

using DecisionPruneTest = PrunedLogTest;

TEST_F(DecisionPruneTest, LeavesNoByteOfTheOldestInTheFolder) {
  for (std::int64_t id = 1; id <= kSize; ++id) ASSERT_TRUE(is_left(id)) << id;
  const Pruning done = prune_to(22);
  ASSERT_TRUE(done.pruned);
  EXPECT_EQ(done.pruned->first, 1);
  EXPECT_EQ(done.pruned->last, 22);
  EXPECT_EQ(done.stays, 23);
  EXPECT_EQ(done.left, 0);
  for (std::int64_t id = 1; id <= kSize; ++id) EXPECT_EQ(is_left(id), id > 22) << id;
  EXPECT_FALSE(is_anywhere_beside(path(), secret(1, "rules")));
}

TEST_F(DecisionPruneTest, LeavesNoByteWhereALibraryLeftCopiesBehind) {
  test::run_sql(path(),
                "PRAGMA secure_delete = OFF; PRAGMA foreign_keys = OFF;"
                "CREATE TABLE other AS SELECT * FROM counsel_content; INSERT INTO other SELECT salt, bytes FROM counsel_withheld;"
                "DROP TABLE other; CREATE TABLE other AS SELECT * FROM counsel_decision; DROP TABLE other");
  prune_to(4);
  for (std::int64_t id = 1; id <= 6; ++id) EXPECT_EQ(is_left(id), id > 4) << id;
}

TEST_F(DecisionPruneTest, KeepsAllThatOthersReferToAndNothingElse) {
  prune_to(22);
  for (std::int64_t id = 23; id <= kSize; ++id) {
    const DecisionEntry& entry = entries_[static_cast<std::size_t>(id) - 1];
    const DecisionInFull found = must(log_.find(id));
    EXPECT_EQ(found.rules, entry.rules->manifest);
    EXPECT_EQ(found.result, entry.result);
    EXPECT_EQ(found.withheld.size(), entry.withheld.size());
    if (entry.withheld.empty()) {
      EXPECT_EQ(found.proof, entry.proof);
    }
    EXPECT_EQ(must(log_.list({.mentions = {entry.mentions[0]}})).size(), 1u);
  }
  EXPECT_THAT(must(log_.contents(std::vector{sha256("kind k\n"), rules(2)->files[0].digest})), testing::SizeIs(2));
  EXPECT_EQ(number("SELECT count(*) FROM counsel_decision"), kSize - 22 + 1);
  EXPECT_EQ(number("SELECT count(*) FROM counsel_content WHERE digest NOT IN (SELECT rules FROM counsel_decision UNION"
                   " SELECT result FROM counsel_decision UNION SELECT proof FROM counsel_decision)"),
            5);  // rule files: those of four bases, and what they have in common
  const std::string of_mentions = " WHERE term IN (SELECT id FROM counsel_term WHERE kind IN ('candidate', 'rule'))";
  EXPECT_EQ(number("SELECT count(*) FROM counsel_mention" + of_mentions), kSize - 22 + 1);  // a block for each leader, and one for the rule
  EXPECT_EQ(number("SELECT count(*) FROM counsel_term WHERE kind = 'candidate'"), kSize - 22);
  EXPECT_EQ(number("SELECT count(*) FROM counsel_term WHERE kind = 'rule'"), 1);
  EXPECT_EQ(number("SELECT count(*) FROM counsel_term WHERE id NOT IN (SELECT term FROM counsel_mention)"), 0);
  EXPECT_EQ(number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
  EXPECT_EQ(number("SELECT count(*) FROM counsel_tree WHERE level = 0"), kSize + 1);
}

TEST_F(DecisionPruneTest, IsARecordAndLeavesEveryCheckpointAsItWas) {
  const Checkpoint before = audit().now;
  const Pruning done = prune_to(22);
  EXPECT_EQ(done.id, kSize + 1);
  expect_sound({before});
  const LogAudit after = audit({before});
  EXPECT_EQ(after.now.size, before.size + 1);
  EXPECT_EQ(after.covered, before.size);
  EXPECT_EQ(after.pruned, 22);
  EXPECT_EQ(after.pruning, done.id);

  const DecisionInFull record = must(log_.find(done.id));
  EXPECT_EQ(record.record.outcome, "pruned");
  EXPECT_EQ(record.record.act.who, "berta");
  EXPECT_EQ(record.record.purpose, "kept for long enough");
  EXPECT_EQ(record.record.decision, "decisions 1 to 22");
  EXPECT_EQ(pruned_in(record.result), done.pruned);
  must(log_.append(entries_));
  expect_sound({before, after.now});
}

TEST_F(DecisionPruneTest, GoesOnWhereItWasAndTakesItsOwnRecordAlong) {
  const Checkpoint before = audit().now;
  EXPECT_EQ(prune_to(10).id, kSize + 1);
  const Pruning second = prune_to(22);
  EXPECT_EQ(second.id, kSize + 2);
  EXPECT_EQ(second.pruned->first, 11);
  EXPECT_EQ(second.pruned->last, 22);
  expect_sound({before});
  must(log_.append(entries_.back()));  // made before the prunings, and recorded after them
  const Checkpoint between = audit().now;
  const Pruning all = must(log_.prune(act_, "2026-12-01"));
  EXPECT_EQ(all.pruned->first, 23);
  EXPECT_EQ(all.pruned->last, kSize + 3);
  EXPECT_EQ(all.stays, 0);
  expect_sound({before, between});
  EXPECT_EQ(audit().pruned, kSize + 3);
  EXPECT_EQ(number("SELECT count(*) FROM counsel_decision"), 1);
  EXPECT_EQ(must(log_.prune(act_, "2027-12-01")).id, 0);  // else the record of one would be the work of the next
  EXPECT_EQ(audit().now.size, static_cast<std::uint64_t>(kSize + 4));
}

TEST_F(DecisionPruneTest, AnyNumberOfTimesEveryCheckpointStillAgrees) {
  std::vector<Checkpoint> checkpoints = {audit().now};
  for (std::int64_t last = 2; last < kSize; last += 6) {
    if (last % 4 == 0) must(log_.redact(act_, std::vector<std::int64_t>{last + 4}));
    prune_to(last);
    must(log_.append(entries_[static_cast<std::size_t>(last)]));
    checkpoints.push_back(audit().now);
    expect_sound(checkpoints);
    EXPECT_EQ(audit().pruned, last);
  }
}

TEST_F(DecisionPruneTest, StopsAtTheFirstThatWasMadeLater) {
  DecisionEntry old = entry(kSize + 1);
  old.act.when = "2020-01-01T00:00:00Z";  // the clock was set back
  must(log_.append(old));
  const Pruning done = prune_to(10);
  EXPECT_EQ(done.pruned->last, 10);
  EXPECT_EQ(done.stays, 11);
  EXPECT_EQ(done.left, 1);
  EXPECT_TRUE(is_left(kSize + 1));
}

TEST_F(DecisionPruneTest, SaysBeforehandWhatItWouldDo) {
  const std::string bytes = test::file_text(path());
  const Pruning would = must(log_.prunable(day(23)));
  EXPECT_EQ(test::file_text(path()), bytes);
  EXPECT_EQ(would.id, 0);
  EXPECT_EQ(would.pruned, prune_to(22).pruned);
  const Pruning none = must(log_.prunable(day(23)));
  EXPECT_FALSE(none.pruned);
  EXPECT_EQ(none.stays, 23);
  EXPECT_EQ(prune_to(22).id, 0);
  EXPECT_EQ(audit().now.size, static_cast<std::uint64_t>(kSize + 1));
}

TEST_F(DecisionPruneTest, DeletesNothingWhereSomethingIsNotAsItWasRecorded) {
  for (const std::string sql :
       {"UPDATE counsel_decision SET leaders = 'Gin' WHERE id = 3", "DELETE FROM counsel_decision WHERE id = 3",
        "UPDATE counsel_tree SET digest = zeroblob(32) WHERE level = 0 AND number = 2",
        "DELETE FROM counsel_tree WHERE level = 0 AND number = 2",
        "UPDATE counsel_decision SET made_at = '2025-01-01T00:00:00Z' WHERE id = 11"}) {
    const std::string copy = path("other.db");
    std::filesystem::copy_file(path(), copy, std::filesystem::copy_options::overwrite_existing);
    test::run_sql(copy, "PRAGMA foreign_keys = OFF; " + sql);
    const std::string bytes = test::file_text(copy);
    FactBase base = must(FactBase::open(copy));
    const auto done = DecisionLog(base).prune(act_, day(11));
    ASSERT_FALSE(done) << sql;
    EXPECT_EQ(done.error().kind, ErrorKind::damaged) << sql;
    EXPECT_THAT(done.error().message, HasSubstr("nothing is pruned")) << sql;
    EXPECT_EQ(test::file_text(copy), bytes) << sql;
  }
}

TEST_F(DecisionPruneTest, DeletesNothingWhereWhatAnEarlierOneKeptWasChanged) {
  prune_to(10);
  test::run_sql(path(), "UPDATE counsel_tree SET digest = zeroblob(32) WHERE level = 0 AND number = 2");
  const auto done = log_.prune(act_, day(23));
  ASSERT_FALSE(done);
  EXPECT_THAT(done.error().message, HasSubstr("the digests that are kept of decisions are not what they were"));
}

TEST_F(DecisionPruneTest, TellsThatADecisionWasPruned) {
  prune_to(10);
  const std::string pruned = "decision 3 was pruned, as record 41 of 2026-11-21T09:00:00Z says";
  const auto found = log_.find(3);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, ErrorKind::not_found);
  EXPECT_THAT(found.error().message, HasSubstr(pruned));
  EXPECT_THAT(log_.redact(act_, std::vector<std::int64_t>{3}).error().message, HasSubstr(pruned));
  EXPECT_THAT(log_.prove(3, audit().now, "").error().message, HasSubstr(pruned));
  EXPECT_THAT(log_.find(99).error().message, HasSubstr("it has no decision 99"));
  EXPECT_THAT(log_.find(0).error().message, HasSubstr("it has no decision 0"));
}

TEST_F(DecisionPruneTest, StillProvesWhatIsKept) {
  const Checkpoint before = audit().now;
  prune_to(22);
  for (const std::int64_t id : {std::int64_t{23}, kSize}) {
    const Bundle bundle = must(log_.prove(id, before, "signed"));
    EXPECT_TRUE(verify_inclusion(leaf_of(bundle.record), static_cast<std::uint64_t>(id) - 1, before.size, before.root, bundle.inclusion));
  }
  test::run_sql(path(), "DELETE FROM counsel_tree WHERE level = 0 AND number = 4");
  const auto lost = log_.prove(23, before, "signed");
  ASSERT_FALSE(lost);
  EXPECT_EQ(lost.error().kind, ErrorKind::damaged);
}

TEST_F(DecisionPruneTest, ExportsTheDigestsThatAreKept) {
  std::vector<Digest> leaves;
  for (std::int64_t id = 1; id <= 4; ++id) leaves.push_back(leaf_of(must(log_.find(id)).record));
  prune_to(4);
  std::vector<std::string> lines;
  ASSERT_TRUE(export_lines(base_, [&](const std::string& line) { lines.push_back(line); }));
  for (std::size_t i = 0; i < leaves.size(); ++i)
    EXPECT_EQ(lines[1 + i], R"({"pruned":{"id":)" + std::to_string(i + 1) + R"(,"leaf":")" + to_hex(leaves[i]) + "\"}}\n");
  EXPECT_EQ(std::ranges::count_if(lines, [](const std::string& line) { return line.starts_with("{\"record\":{\"id\""); }), kSize - 4 + 1);
  EXPECT_EQ(lines.back(), "{\"records\":41}\n");
  ASSERT_TRUE(copy_base(base_, path("copy.db")));
  FactBase copy = must(FactBase::open(path("copy.db"), {.read_only = true}));
  EXPECT_EQ(must(DecisionLog(copy).audit({})).now, audit().now);
}

TEST(PruningRecord, ReadsNothingFromOtherTexts) {
  const Pruned pruned{.first = 3, .last = 7, .root = sha256("r"), .before = "2026-01-01T00:00:00Z"};
  const std::string text = pruning_entry({}, pruned).result;
  EXPECT_EQ(pruned_in(text), pruned);
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"\"first\":3", "\"first\":0"}, {"\"first\":3", "\"first\":8"}, {"\"last\":7", "\"last\":\"7\""}, {"\"last\"", "\"lost\""},
           {to_hex(pruned.root), "00"}, {"\"before\"", "\"after\""}, {"{\"first\"", "[{\"first\""}}) {
    std::string other = text;
    ASSERT_NE(other.find(from), std::string::npos);
    other.replace(other.find(from), from.size(), to);
    EXPECT_FALSE(pruned_in(other)) << other;
  }
  for (const std::string other : {"", "{}", "[]", "null", "{\"pruned\":3}", "{\"pruned\":[]}"}) EXPECT_FALSE(pruned_in(other)) << other;
}

}  // namespace
}  // namespace counsel::kb
