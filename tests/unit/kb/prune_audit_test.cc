// Nobody can pass off as pruned what was not: an audit of a log that was pruned.
#include <gmock/gmock.h>

#include <array>

#include "kb/merkle.h"
#include "tests/unit/kb/pruned_log.h"

namespace counsel::kb {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using PruneAuditTest = PrunedLogTest;

TEST_F(PruneAuditTest, NamesEveryKeptDigestThatWasChangedOrItsNeighbour) {
  const Checkpoint before = audit().now;
  prune_to(10);
  for (std::int64_t id = 1; id <= 10; ++id) {
    const std::string number = std::to_string(id);
    const std::string pair = std::to_string((id - 1) / 2 * 2 + 1) + "-" + std::to_string((id + 1) / 2 * 2);  // one digest is over both
    const std::string where = " WHERE level = 0 AND number = " + std::to_string(id - 1);
    const std::string changed = "UPDATE counsel_tree SET digest = zeroblob(32)" + where;
    EXPECT_THAT(found_after(changed), ElementsAre(pair + " the digest that is kept of it is not what it was when it was pruned"));
    EXPECT_THAT(found_after(changed, {before}), Contains(pair + " the digest that is kept of it is not what a checkpoint was signed for"));
    const std::string gone = number + " is pruned, and the digest that was kept of it is missing";
    EXPECT_THAT(found_after("DELETE FROM counsel_tree" + where), ElementsAre(gone));
    EXPECT_THAT(found_after("DELETE FROM counsel_tree" + where, {before}), Contains(gone));
  }
  EXPECT_THAT(found_after("UPDATE counsel_tree SET digest = zeroblob(32) WHERE level = 2 AND number = 1", {before}),
              ElementsAre("5 is right, and the tree that is stored over it is another"));
  EXPECT_THAT(found_after("DELETE FROM counsel_tree WHERE level = 0 AND number < 10"), Contains(HasSubstr("is missing, as the first of 10")));
  EXPECT_THAT(found_after("DELETE FROM counsel_tree", {before}), Contains("1 is not what a checkpoint was signed for"));
}

TEST_F(PruneAuditTest, FindsAnyRowThatIsGoneOrAltered) {
  must(log_.redact(act_, std::vector<std::int64_t>{36}));
  prune_to(34);
  const Checkpoint now = audit().now;
  const std::vector<std::array<std::string, 3>> tables = {
      // what is altered, and the condition for each of its rows
      {"counsel_decision", "who = who || '!'", "'id = ' || id"},
      {"counsel_content", "bytes = CAST(bytes || ' ' AS BLOB)", "'digest = x''' || hex(digest) || ''''"},
      {"counsel_withheld", "bytes = CAST(bytes || ' ' AS BLOB)", "'decision = ' || decision || ' AND part = ''' || part || ''''"},
      {"counsel_tree", "digest = zeroblob(32)", "'level = ' || level || ' AND number = ' || number"},
  };
  for (const auto& [table, change, condition] : tables) {
    const std::vector<std::string> rows = texts("SELECT " + condition + " FROM " + table);
    EXPECT_GT(rows.size(), 1u) << table;
    for (const std::string& row : rows)
      for (const std::string& sql : {"DELETE FROM " + table + " WHERE " + row, "UPDATE " + table + " SET " + change + " WHERE " + row}) {
        EXPECT_THAT(found_after(sql), testing::Not(IsEmpty())) << sql;
        EXPECT_THAT(found_after(sql, {now}), testing::Not(IsEmpty())) << sql;
      }
  }
}

TEST_F(PruneAuditTest, NamesWhatIsThereAgain) {
  const std::string copy = path("before.db");
  std::filesystem::copy_file(path(), copy);
  prune_to(10);
  const std::string row = "ATTACH '" + copy + "' AS o; INSERT INTO counsel_decision SELECT * FROM o.counsel_decision WHERE id = ";
  EXPECT_THAT(found_after(row + "3"), ElementsAre("3 is there again, after a pruning on record deleted it"));
  EXPECT_THAT(found_after(row + "3 OR o.counsel_decision.id = 10"),
              ElementsAre("3 is there again, after a pruning on record deleted it, as the first of 2"));
  EXPECT_THAT(found_after("ATTACH '" + copy + "' AS o; INSERT INTO counsel_withheld SELECT * FROM o.counsel_withheld WHERE decision = 4"),
              ElementsAre("4 something is stored as withheld by it that it does not withhold, as the first of 2"));
}

TEST_F(PruneAuditTest, NamesWhatIsGoneAndWasNotPruned) {
  const Checkpoint before = audit().now;
  prune_to(10);
  EXPECT_THAT(found_after("DELETE FROM counsel_decision WHERE id = 11"), ElementsAre("11 is missing"));
  EXPECT_THAT(found_after("DELETE FROM counsel_decision WHERE id = 11", {before}),
              Contains("11 is not what a checkpoint was signed for"));
  EXPECT_THAT(found_after("DELETE FROM counsel_decision WHERE id = 41; DELETE FROM counsel_tree WHERE level = 0 AND number = 40"),
              ElementsAre("1 is missing, as the first of 10"));
  EXPECT_THAT(found_after("UPDATE counsel_decision SET outcome = 'settled' WHERE id = 41"), Contains("1 is missing, as the first of 10"));
  EXPECT_THAT(found_after("DELETE FROM counsel_content WHERE digest IN (SELECT result FROM counsel_decision WHERE id = 41)"),
              Contains("1 is missing, as the first of 10"));
}

TEST_F(PruneAuditTest, APruningThatWasMadeToSayMoreAccountsForNothing) {
  const Pruning done = prune_to(10);
  Pruned more = *done.pruned;
  more.last = 12;
  const DecisionEntry forged = pruning_entry(act_, more);
  const std::string result = "x'" + to_hex(sha256(forged.result)) + "'";
  const std::string sql = "DELETE FROM counsel_decision WHERE id IN (11, 12); UPDATE counsel_decision SET result = " + result +
                          " WHERE id = 41; INSERT INTO counsel_content VALUES (" + result + ", CAST('" + forged.result + "' AS BLOB))";
  EXPECT_THAT(found_after(sql), testing::AllOf(Contains("1 is missing, as the first of 12"),
                                               Contains("41 is not as the digest that is stored for it says")));
}

TEST_F(PruneAuditTest, APruningOfItselfOrOfWhatNeverWasAccountsForNothing) {
  for (const std::int64_t last : {kSize + 1, kSize + 100, std::int64_t{1} << 60}) {
    const std::string copy = path("forged.db");
    std::filesystem::copy_file(path(), copy, std::filesystem::copy_options::overwrite_existing);
    FactBase base = must(FactBase::open(copy));
    DecisionLog log(base);
    must(log.append(pruning_entry(act_, {.first = 1, .last = last, .root = {}, .before = "2026-12-01"})));
    test::run_sql(copy, "PRAGMA foreign_keys = OFF; DELETE FROM counsel_decision WHERE id < 41");
    EXPECT_THAT(said(must(log.audit({})).findings), Contains("1 is missing, as the first of 40")) << last;
  }
}

TEST_F(PruneAuditTest, AForgedPruningIsOneThatNoCheckpointWasSignedWith) {
  // Whoever can write to the base can prune it; what a checkpoint shows is that it was done since.
  const Checkpoint before = audit().now;
  Frontier tree;
  for (std::int64_t id = 1; id <= 10; ++id) tree.append(leaf_of(must(log_.find(id)).record));
  must(log_.append(pruning_entry(act_, {.first = 1, .last = 10, .root = tree.root(), .before = "2026-12-01"})));
  test::run_sql(path(), "PRAGMA foreign_keys = OFF; DELETE FROM counsel_withheld WHERE decision <= 10; DELETE FROM counsel_decision WHERE id <= 10");
  const LogAudit audited = audit({before});
  EXPECT_THAT(said(audited.findings), ElementsAre("0 contents are stored that no record refers to"));  // which he may delete too
  EXPECT_GT(static_cast<std::uint64_t>(audited.pruning), audited.covered);

  // One that says so before a checkpoint was signed, which has another record in its place, does not agree with it.
  const DecisionEntry forged = pruning_entry(act_, {.first = 1, .last = 4, .root = {}, .before = "2026-12-01"});
  DecisionRecord record = record_of(forged, kSize);
  const std::string result = "x'" + to_hex(record.result) + "'";
  EXPECT_THAT(found_after("UPDATE counsel_decision SET outcome = 'pruned', result = " + result + " WHERE id = 40; INSERT INTO counsel_content VALUES (" +
                              result + ", CAST('" + forged.result + "' AS BLOB))",
                          {before}),
              Contains("40 is not what a checkpoint was signed for"));
}

TEST_F(PruneAuditTest, AnotherPruningIsNotTheOneThatWasSigned) {
  const std::string copy = path("copy.db");
  std::filesystem::copy_file(path(), copy);
  const Checkpoint before = audit().now;
  prune_to(10);
  const Checkpoint now = audit().now;
  FactBase base = must(FactBase::open(copy));
  DecisionLog other(base);
  must(other.prune(act_, day(13)));
  EXPECT_THAT(said(must(other.audit({})).findings), IsEmpty());
  EXPECT_THAT(said(must(other.audit({now})).findings), ElementsAre("1-41 is not what a checkpoint was signed for"));
  EXPECT_THAT(said(must(other.audit({before, now})).findings), ElementsAre("41 is not what a checkpoint was signed for"));
}

}  // namespace
}  // namespace counsel::kb
