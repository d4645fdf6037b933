// What is redacted is gone from every byte of the folder, is on record, and leaves every digest as it was.
#include <gmock/gmock.h>

#include "kb/checkpoint.h"
#include "kb/commitments.h"
#include "tests/support/run_sql.h"
#include "tests/unit/kb/decision_sample.h"

namespace counsel::kb {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::int64_t kSize = 400;

class DecisionRedactTest : public KbTest {
 protected:
  DecisionRedactTest() : base_(filled()), log_(base_) {
    facts_ = digest_of_facts_in(base_, 1);
    std::vector<DecisionEntry> entries;
    for (std::int64_t id = 1; id <= kSize; ++id) entries.push_back(personal(id));
    entries.push_back(sample_entry());  // nothing of it is personal
    entries.back().facts = facts_;
    entries.back().facts_version = 1;
    must(log_.append(entries));
  }

  // Texts that stand nowhere else, of the same decision in answer and proof.
  static std::string secret(std::int64_t id) { return "secret-" + std::to_string(1000 + id) + "-of-anna"; }
  static std::string salt(std::int64_t id, char part) {
    return to_hex(sha256(std::to_string(id) + part)).substr(0, kSaltBytes);
  }

  /// With answers small and long, so that some rows take a part of a page and others several.
  DecisionEntry personal(std::int64_t id) {
    DecisionEntry made = sample_entry();
    made.rules = std::make_shared<const RuleText>(RuleText{
        .manifest = R"({"name":"team","files":[]})", .digest = sha256(R"({"name":"team","files":[]})"), .files = {}});
    made.facts = facts_;
    made.facts_version = 1;
    std::string proof;
    for (int i = 0; i < (id % 5 == 0 ? 500 : 5); ++i) proof += secret(id) + " ";
    made.withheld = {{answer_part(1), salt(id, 'a'), R"({"value":")" + secret(id) + "\"}"},
                     {std::string(kProofPart), salt(id, 'p'), proof}};
    made.answers = R"([{"attribute":"name","commitment":")" + to_hex(commitment(made.withheld[0])) + "\"}]";
    made.proof.clear();
    return made;
  }

  bool is_left(std::int64_t id) const {
    return is_anywhere_beside(path(), secret(id)) || is_anywhere_beside(path(), salt(id, 'a')) || is_anywhere_beside(path(), salt(id, 'p'));
  }

  LogAudit audit(const std::vector<Checkpoint>& checkpoints = {}) { return must(log_.audit(checkpoints)); }

  Redaction redact(std::vector<std::int64_t> ids) { return must(log_.redact(act_, ids)); }

  FactBase base_;
  DecisionLog log_;
  Digest facts_{};
  ErasureAct act_{{"berta", "2026-11-21T09:00:00Z"}, "anna asked for it", "1.1"};
};

TEST_F(DecisionRedactTest, LeavesNoByteOfItInTheFolder) {
  for (const std::int64_t id : {std::int64_t{1}, std::int64_t{5}, std::int64_t{200}, kSize}) {
    ASSERT_TRUE(is_left(id));
    redact({id});
    EXPECT_FALSE(is_left(id)) << id;
  }
  EXPECT_TRUE(is_left(2));
  EXPECT_TRUE(is_left(kSize - 1));
}

TEST_F(DecisionRedactTest, LeavesNoByteWhereALibraryLeftCopiesBehind) {
  // Rows that were moved between pages, and pages that were given up, by a library that overwrites nothing.
  test::run_sql(path(),
                "PRAGMA secure_delete = OFF; PRAGMA foreign_keys = OFF; CREATE TEMP TABLE t AS SELECT * FROM counsel_withheld;"
                "CREATE TABLE other AS SELECT * FROM counsel_withheld; DELETE FROM counsel_withheld; INSERT INTO counsel_withheld SELECT * FROM t;"
                "DROP TABLE other");
  redact({1, 2, 3, 10});
  for (const std::int64_t id : {1, 2, 3, 10}) EXPECT_FALSE(is_left(id)) << id;
  EXPECT_TRUE(is_left(4));
  EXPECT_THAT(said(audit().findings), IsEmpty());
}

TEST_F(DecisionRedactTest, OverwritesTheJournalThatHadTheOldPages) {
  const std::string journal = path("facts.db-journal"), kept = path("another-name-of-it");
  write_file(journal, "");
  std::filesystem::create_hard_link(journal, kept);
  redact({3});
  EXPECT_FALSE(std::filesystem::exists(journal));
  const std::string bytes = test::file_text(kept);
  EXPECT_GT(bytes.size(), 4096u);
  EXPECT_EQ(bytes.find_first_not_of('\0'), std::string::npos);
}

TEST_F(DecisionRedactTest, IsARecordAndLeavesEveryCheckpointAsItWas) {
  const Checkpoint before = audit().now;
  const Redaction done = redact({7, 3, 7});
  EXPECT_EQ(done.id, kSize + 2);
  EXPECT_THAT(done.redacted, ElementsAre(Redacted{3, {"answer 1", "proof"}}, Redacted{7, {"answer 1", "proof"}}));
  EXPECT_THAT(done.had_nothing, IsEmpty());

  const LogAudit after = audit({before});
  EXPECT_THAT(said(after.findings), IsEmpty());
  EXPECT_THAT(after.agrees, ElementsAre(true));
  EXPECT_EQ(after.now.size, before.size + 1);
  EXPECT_EQ(after.erased, 4u);

  const DecisionInFull record = must(log_.find(done.id));
  EXPECT_EQ(record.record.outcome, "redacted");
  EXPECT_EQ(record.record.act.who, "berta");
  EXPECT_EQ(record.record.purpose, "anna asked for it");
  EXPECT_EQ(record.record.decision, "2 decisions");
  EXPECT_EQ(redacted_in(record.result), done.redacted);

  const DecisionInFull erased = must(log_.find(3));
  EXPECT_FALSE(erased.proof);
  EXPECT_THAT(erased.withheld, IsEmpty());
  ASSERT_EQ(erased.redactions.size(), 1u);
  EXPECT_EQ(erased.redactions[0].id, done.id);
  EXPECT_TRUE(must(log_.find(4)).proof);
}

TEST_F(DecisionRedactTest, DoesNothingWhereThereIsNothingToErase) {
  redact({3});
  const std::int64_t size = kSize + 2;
  const Redaction again = redact({3, kSize + 1});
  EXPECT_EQ(again.id, 0);
  EXPECT_THAT(again.redacted, IsEmpty());
  EXPECT_THAT(again.had_nothing, ElementsAre(3, kSize + 1));
  EXPECT_EQ(audit().now.size, static_cast<std::uint64_t>(size));
  const Redaction some = redact({3, 4});
  EXPECT_THAT(some.redacted, ElementsAre(Redacted{4, {"answer 1", "proof"}}));
  EXPECT_THAT(some.had_nothing, ElementsAre(3));
}

TEST_F(DecisionRedactTest, ErasesNothingWhereOneIsMissing) {
  const auto done = log_.redact(act_, std::vector<std::int64_t>{3, 9999});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().kind, ErrorKind::not_found);
  EXPECT_THAT(done.error().message, HasSubstr("it has no decision 9999"));
  EXPECT_TRUE(is_left(3));
  EXPECT_EQ(audit().now.size, static_cast<std::uint64_t>(kSize + 1));
}

TEST_F(DecisionRedactTest, ErasesNothingWhileAnotherProgramReads) {
  FactBase impatient = must(FactBase::open(path(), {.patience = std::chrono::milliseconds(10)}));
  Database reader = Database::open(path(), Database::Access::read_only, std::chrono::milliseconds(0));
  Transaction reading(reader, Transaction::Mode::read);
  reader.number("SELECT count(*) FROM counsel_decision");
  const auto done = DecisionLog(impatient).redact(act_, std::vector<std::int64_t>{3});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().kind, ErrorKind::locked);
  EXPECT_TRUE(must(log_.find(3)).proof);
}

TEST_F(DecisionRedactTest, StillKeepsForeignKeysAfterwards) {
  redact({3});
  Database database = Database::open(path(), Database::Access::read_write, std::chrono::milliseconds(0));
  EXPECT_EQ(database.number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
  EXPECT_EQ(database.number("SELECT count(*) FROM sqlite_schema WHERE name IN ('counsel_rows_left', 'counsel_cleared')"), 0);
}

TEST_F(DecisionRedactTest, AnAuditTellsWhatIsGoneWithoutARedaction) {
  redact({3});
  test::run_sql(path(), "DELETE FROM counsel_withheld WHERE decision = 5 AND part = 'answer 1'");
  EXPECT_THAT(said(audit().findings), ElementsAre("5 something that it withholds is gone, and no redaction on record erased it"));
  EXPECT_EQ(audit().erased, 2u);
}

TEST_F(DecisionRedactTest, AnAuditTellsWhatIsThereAgain) {
  const Withheld answer = must(log_.find(3)).withheld[0];
  redact({3});
  test::run_sql(path(), "INSERT INTO counsel_withheld VALUES (3, 'answer 1', CAST('" + answer.salt + "' AS BLOB), CAST('" +
                            answer.bytes + "' AS BLOB))");
  EXPECT_THAT(said(audit().findings), ElementsAre("3 something that a redaction on record erased is there again"));
}

TEST_F(DecisionRedactTest, ARedactionOfLaterDecisionsAccountsForNothing) {
  redact({3});  // record 402, whose text is made to name 403
  must(log_.append(personal(kSize + 3)));
  const DecisionEntry forged = redaction_entry(act_, {{kSize + 3, {"answer 1", "proof"}}});
  const DecisionRecord record = must(log_.find(kSize + 2)).record;
  test::run_sql(path(), "DELETE FROM counsel_withheld WHERE decision = 403; UPDATE counsel_content SET bytes = CAST('" + forged.result +
                            "' AS BLOB), digest = x'" + to_hex(sha256(forged.result)) + "' WHERE digest = x'" + to_hex(record.result) +
                            "'; UPDATE counsel_decision SET result = x'" + to_hex(sha256(forged.result)) + "' WHERE id = 402");
  EXPECT_THAT(said(audit().findings), testing::Contains("3 something that it withholds is gone, and no redaction on record erased it, as the first of 4"));
}

TEST(ErasureRecord, ReadsNothingFromOtherTexts) {
  for (const std::string text : {"", "{}", "[]", "null", "{\"redacted\":3}", "{\"redacted\":[3,{},{\"decision\":\"1\",\"parts\":[]},{\"decision\":1}]}"})
    EXPECT_THAT(redacted_in(text), IsEmpty()) << text;
  EXPECT_THAT(redacted_in(R"({"redacted":[{"decision":2,"parts":["proof",7]}]})"), ElementsAre(Redacted{2, {"proof"}}));
}

}  // namespace
}  // namespace counsel::kb
