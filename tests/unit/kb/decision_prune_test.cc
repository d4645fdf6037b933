// What is pruned is gone from every byte of the folder, is on record, and leaves every digest as it was; and nobody can
// pass off as pruned what was not.
#include <gmock/gmock.h>

#include <array>

#include "kb/commitments.h"
#include "kb/log_export.h"
#include "kb/merkle.h"
#include "tests/support/run_sql.h"
#include "tests/unit/kb/decision_sample.h"

namespace counsel::kb {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::int64_t kSize = 40;

class DecisionPruneTest : public KbTest {
 protected:
  DecisionPruneTest() : base_(filled()), log_(base_) {
    facts_ = digest_of_facts_in(base_, 1);
    for (std::int64_t id = 1; id <= kSize; ++id) entries_.push_back(entry(id));
    must(log_.append(entries_));
  }

  /// Two a day.
  static std::string day(std::int64_t id) {
    const std::string number = std::to_string(100 + (id + 1) / 2);
    return "2026-01-" + number.substr(1);
  }

  // A text that stands in nothing but one decision; most are long enough for pages of their own.
  static std::string secret(std::int64_t id, const std::string& what) { return "secret-" + what + "-" + std::to_string(1000 + id) + "-"; }

  DecisionEntry entry(std::int64_t id) const {
    DecisionEntry made = sample_entry("Leader-" + secret(id, "leader"));
    made.act.when = day(id) + "T10:00:00Z";
    made.purpose = secret(id, "purpose");
    made.facts = facts_;
    made.facts_version = 1;
    made.rules = rules(id / 8);
    made.result = R"({"outcome":"settled","candidates":[],"of":")" + secret(id, "result") + "\"}";
    made.proof = R"({"root":null,"nodes":[],"of":")" + (id % 8 == 0 ? "many" : secret(id, "proof")) + "\"}";
    for (std::int64_t i = 0; i < 20 * (id % 5); ++i) made.proof += " " + secret(id / 8 * 8, "padding") + std::to_string(i);
    if (id % 4 == 0) {
      made.withheld = {{answer_part(1), to_hex(sha256(std::to_string(id))).substr(0, kSaltBytes), R"({"value":")" + secret(id, "answer") + "\"}"},
                       {std::string(kProofPart), std::string(kSaltBytes, 'p'), secret(id, "proof")}};
      made.answers = R"([{"attribute":"name","commitment":")" + to_hex(commitment(made.withheld[0])) + "\"}]";
      made.proof.clear();
    }
    return made;
  }

  static std::shared_ptr<const RuleText> rules(std::int64_t number) {
    const std::string text = "rule r" + secret(number, "rules") + "\n", common = "kind k\n";
    RuleText made{.manifest = R"({"name":"team","files":[{"path":"r","sha256":")" + to_hex(sha256(text)) +
                              R"("},{"path":"k","sha256":")" + to_hex(sha256(common)) + "\"}]}",
                  .digest = {},
                  .files = {{sha256(text), text}, {sha256(common), common}}};
    made.digest = sha256(made.manifest);
    return std::make_shared<const RuleText>(std::move(made));
  }

  bool is_left(std::int64_t id) const {
    for (const char* what : {"leader", "purpose", "result", "proof", "answer"})
      if (is_anywhere_beside(path(), secret(id, what))) return true;
    return false;
  }

  /// Those up to `last`, which is the second of its day.
  Pruning prune_to(std::int64_t last) { return must(log_.prune(act_, day(last + 1))); }

  LogAudit audit(const std::vector<Checkpoint>& checkpoints = {}) { return must(log_.audit(checkpoints)); }

  void expect_sound(const std::vector<Checkpoint>& checkpoints) {
    const LogAudit audited = audit(checkpoints);
    EXPECT_THAT(said(audited.findings), IsEmpty());
    EXPECT_THAT(audited.agrees, testing::Each(true));
  }

  std::int64_t number(const std::string& sql) const {
    return Database::open(path(), Database::Access::read_only, std::chrono::milliseconds(0)).number(sql);
  }

  std::vector<std::string> texts(const std::string& sql) const {
    Database database = Database::open(path(), Database::Access::read_only, std::chrono::milliseconds(0));
    std::vector<std::string> all;
    auto row = database.prepare(sql);
    while (row.step()) all.push_back(row.text(0));
    return all;
  }

  /// What an audit finds after the SQL was run on a copy.
  std::vector<std::string> found_after(const std::string& sql, const std::vector<Checkpoint>& checkpoints = {}) const {
    const std::string copy = path("attacked.db");
    std::filesystem::copy_file(path(), copy, std::filesystem::copy_options::overwrite_existing);
    test::run_sql(copy, "PRAGMA foreign_keys = OFF; " + sql);
    FactBase base = must(FactBase::open(copy, {.read_only = true}));
    return said(must(DecisionLog(base).audit(checkpoints)).findings);
  }

  FactBase base_;
  DecisionLog log_;
  Digest facts_{};
  std::vector<DecisionEntry> entries_;
  ErasureAct act_{{"berta", "2026-11-21T09:00:00Z"}, "kept for long enough", "1.1"};
};

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

TEST_F(DecisionPruneTest, AnAuditNamesEveryKeptDigestThatWasChangedOrItsNeighbour) {
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

TEST_F(DecisionPruneTest, AnAuditFindsAnyRowThatIsGoneOrAltered) {
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

TEST_F(DecisionPruneTest, AnAuditNamesWhatIsThereAgain) {
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

TEST_F(DecisionPruneTest, AnAuditNamesWhatIsGoneAndWasNotPruned) {
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

TEST_F(DecisionPruneTest, APruningThatWasMadeToSayMoreAccountsForNothing) {
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

TEST_F(DecisionPruneTest, APruningOfItselfOrOfWhatNeverWasAccountsForNothing) {
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

TEST_F(DecisionPruneTest, AForgedPruningIsOneThatNoCheckpointWasSignedWith) {
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

TEST_F(DecisionPruneTest, AnotherPruningIsNotTheOneThatWasSigned) {
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
