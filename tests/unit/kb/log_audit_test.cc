// Attacks on a log in the file that it is in, by somebody with a copy of SQLite and of this program: whatever is done to the
// records, their tree and what they refer to is found, and named.
#include <gmock/gmock.h>

#include <functional>

#include "kb/commitments.h"
#include "kb/decision_rows.h"
#include "kb/merkle.h"
#include "tests/support/run_sql.h"
#include "tests/unit/kb/decision_sample.h"

namespace counsel::kb {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::int64_t kSize = 11;
constexpr std::int64_t kPersonal = 5;  // the decision that withholds something
constexpr std::int64_t kAskFailed = 9;

std::string hex(const Digest& digest) { return "x'" + to_hex(digest) + "'"; }

class LogAuditTest : public KbTest {
 protected:
  enum class Tree { as_it_was, written_anew };

  LogAuditTest() : base_(filled()) {
    must(base_.retract(sample_declarations(), "offers", {Name{"Django"}, Name{"admin"}}, kAnna, "gone"));
    for (std::int64_t id = 1; id <= kSize; ++id) entries_.push_back(entry(id));
    must(DecisionLog(base_).append(entries_));
    checkpoint_ = audit().now;
  }

  DecisionEntry entry(std::int64_t id) {
    DecisionEntry made = sample_entry(id % 2 == 0 ? "Phoenix" : "Rails");
    made.purpose = "case " + std::to_string(id);
    made.rules = rules(id / 4);
    made.facts_version = id < 4 ? 1 : 2;
    made.facts = digest_of_facts_in(base_, made.facts_version);
    made.result = R"({"outcome":"settled","number":)" + std::to_string(id) + "}";
    made.proof = R"({"root":0,"number":)" + std::to_string(id) + "}";
    if (id == kPersonal) {
      made.withheld = {{"answer 1", std::string(32, 'a'), R"({"value":34})"}, {"proof", std::string(32, 'b'), made.proof}};
      made.answers = R"([{"attribute":"age","commitment":")" + to_hex(commitment(made.withheld[0])) + "\"}]";
      made.proof.clear();
    }
    if (id == kAskFailed) {
      made.outcome = kFailed;
      made.withheld = {{"asked", std::string(32, 'c'), "[\"x\"]"}, {"proof", std::string(32, 'd'), "no `x`"}};
      made.result = R"({"outcome":"failed","asked":")" + to_hex(commitment(made.withheld[0])) + "\"}";
      made.proof.clear();
    }
    return made;
  }

  static std::shared_ptr<const RuleText> rules(std::int64_t number) {
    const std::string text = "rule r" + std::to_string(number) + "\n";
    RuleText made{.manifest = R"({"name":"team","files":[{"path":"r.rules","sha256":")" + to_hex(sha256(text)) + "\"}]}",
                  .digest = {}, .files = {{sha256(text), text}}};
    made.digest = sha256(made.manifest);
    return std::make_shared<const RuleText>(std::move(made));
  }

  LogAudit audit(const std::vector<Checkpoint>& checkpoints = {}) { return must(DecisionLog(base_).audit(checkpoints)); }

  /// Runs the SQL on a copy of the base, with everything off that an attacker would turn off.
  std::string attacked(const std::string& sql) const {
    const std::string copy = path("attacked.db");
    std::filesystem::copy_file(path(), copy, std::filesystem::copy_options::overwrite_existing);
    execute(copy, sql);
    return copy;
  }

  static void execute(const std::string& file, const std::string& sql) {
    test::run_sql(file, "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; " + sql);
  }

  /// The tree over the records as they are now, as one writes it who wants an edit to stay unseen.
  static void write_tree_anew(const std::string& file) {
    Database database = Database::open(file, Database::Access::read_only, std::chrono::milliseconds(0));
    std::vector<DecisionRecord> records;
    for (auto rows = database.prepare(std::string(kSelectDecision) + " ORDER BY d.id"); rows.step();)
      records.push_back(read_decision(rows));
    Frontier tree;
    std::string sql = "DELETE FROM counsel_tree;";
    const auto add = [&](unsigned level, std::uint64_t number, const Digest& digest) {
      sql += "INSERT INTO counsel_tree VALUES (" + std::to_string(level) + ", " + std::to_string(number) + ", " +
             hex(digest) + ");";
    };
    for (const DecisionRecord& record : records) {
      add(0, tree.size(), leaf_of(record));
      unsigned level = 0;
      for (const Digest& digest : tree.append(leaf_of(record))) {
        ++level;
        add(level, (tree.size() >> level) - 1, digest);
      }
    }
    execute(file, sql);
  }

  std::vector<std::string> found_after(const std::string& sql, const std::vector<Checkpoint>& checkpoints = {},
                                       Tree tree = Tree::as_it_was) const {
    const std::string file = attacked(sql);
    if (tree == Tree::written_anew) write_tree_anew(file);
    FactBase base = must(FactBase::open(file, {.read_only = true}));
    return said(must(DecisionLog(base).audit(checkpoints)).findings);
  }

  std::vector<DecisionEntry> entries_;
  FactBase base_;
  Checkpoint checkpoint_;
};

constexpr const char* kNotSigned = " is not what a checkpoint was signed for";

TEST_F(LogAuditTest, FindsNothingWhereNothingWasDone) {
  const LogAudit first = audit();
  EXPECT_THAT(said(first.findings), IsEmpty());
  EXPECT_EQ(first.now.size, 11u);
  EXPECT_EQ(first.covered, 0u);
  EXPECT_EQ(first.erased, 0u);
  must(DecisionLog(base_).append(entries_));
  const LogAudit second = audit({first.now, {0, Frontier().root()}});
  EXPECT_THAT(said(second.findings), IsEmpty());
  EXPECT_THAT(second.agrees, ElementsAre(true, true));
  EXPECT_EQ(second.covered, 11u);
  EXPECT_EQ(second.now.size, 22u);
}

TEST_F(LogAuditTest, OfABaseWithoutDecisionsIsTheEmptyTree) {
  FactBase empty = must(FactBase::open(path("empty.db")));
  const LogAudit audit = must(DecisionLog(empty).audit({}));
  EXPECT_THAT(said(audit.findings), IsEmpty());
  EXPECT_EQ(audit.now, (Checkpoint{0, Frontier().root()}));
}

TEST_F(LogAuditTest, NamesTheRecordOfWhichAnyColumnWasChanged) {
  for (const std::string set :
       {"made_at = '2020-01-01T00:00:00Z'", "who = 'berta'", "purpose = purpose || ' '", "program = '0.9'",
        "decision = 'language'", "outcome = 'nothing fits'", "leaders = 'Gin'", "facts_version = 9",
        "facts = zeroblob(32)", "rules = zeroblob(32)", "answers = '[]'", "result = zeroblob(32)",
        "proof = zeroblob(32)", "facts = zeroblob(31)", "who = CAST(x'ff' AS TEXT)", "who = 'a' || char(0) || 'b'"})
    for (const std::int64_t id : {std::int64_t{1}, std::int64_t{7}, kSize}) {
      const std::string sql = "UPDATE counsel_decision SET " + set + " WHERE id = " + std::to_string(id);
      EXPECT_THAT(found_after(sql, {checkpoint_}), Contains(std::to_string(id) + kNotSigned)) << sql;
      EXPECT_THAT(found_after(sql), Contains(testing::StartsWith(std::to_string(id) + " is"))) << sql;
    }
}

TEST_F(LogAuditTest, FindsAnEditThoughTheTreeIsWrittenAnew) {
  const std::string sql = "UPDATE counsel_decision SET leaders = 'Gin' WHERE id = 7";
  EXPECT_THAT(found_after(sql, {}, Tree::written_anew), IsEmpty());  // which is what checkpoints are for
  EXPECT_THAT(found_after(sql, {checkpoint_}, Tree::written_anew), Contains(std::string("1-11") + kNotSigned));
}

TEST_F(LogAuditTest, NarrowsARewrittenLogDownByTheCheckpointsThatStillAgree) {
  const std::vector<DecisionEntry> more(entries_.begin(), entries_.begin() + 2);
  must(DecisionLog(base_).append(more));
  const Checkpoint later = audit().now;
  const std::string sql = "UPDATE counsel_decision SET leaders = 'Gin' WHERE id = 12";
  EXPECT_THAT(found_after(sql, {later, checkpoint_}, Tree::written_anew), Contains(std::string("12-13") + kNotSigned));
}

TEST_F(LogAuditTest, NamesTheRecordThatIsMissing) {
  const std::string sql = "DELETE FROM counsel_decision WHERE id = 4";
  EXPECT_THAT(found_after(sql, {checkpoint_}), AllOf(Contains(std::string("4") + kNotSigned), Contains("4 is missing")));
  EXPECT_THAT(found_after(sql), Contains("4 is missing"));
  const std::string moved = sql + "; UPDATE counsel_decision SET id = id - 1 WHERE id > 4";
  EXPECT_THAT(found_after(moved, {checkpoint_}), Contains(std::string("4") + kNotSigned));
  EXPECT_THAT(found_after(moved, {checkpoint_}, Tree::written_anew),
              Contains("11 is missing at the end, and a checkpoint was signed with it"));
}

TEST_F(LogAuditTest, NamesTheFirstOfATailThatWasCutOff) {
  const std::string cut = "DELETE FROM counsel_decision WHERE id > 8";
  EXPECT_THAT(found_after(cut), Contains("9 is missing, as the first of 3"));
  const char* const kMissing = "9-11 are missing at the end, and a checkpoint was signed with them";
  EXPECT_THAT(found_after(cut, {checkpoint_}), Contains(kMissing));
  EXPECT_THAT(found_after(cut, {checkpoint_}, Tree::written_anew), Contains(kMissing));
  EXPECT_THAT(found_after("DELETE FROM counsel_decision; DELETE FROM counsel_tree", {checkpoint_}),
              Contains("1-11 are missing at the end, and a checkpoint was signed with them"));
}

TEST_F(LogAuditTest, NamesTheFirstPlaceOfRecordsThatWereMoved) {
  const std::string swapped =
      "UPDATE counsel_decision SET id = 100 WHERE id = 3; UPDATE counsel_decision SET id = 3 WHERE id = 6;"
      "UPDATE counsel_decision SET id = 6 WHERE id = 100";
  EXPECT_THAT(found_after(swapped, {checkpoint_}), Contains(std::string("3") + kNotSigned));
  EXPECT_THAT(found_after(swapped), Contains(HasSubstr("3 is not as the digest that is stored for it says, as the first of 2")));
  const std::string inserted =
      "UPDATE counsel_decision SET id = -id WHERE id >= 6; UPDATE counsel_decision SET id = 1 - id WHERE id < 0;"
      "INSERT INTO counsel_decision SELECT 6, made_at, who, purpose, program, decision, outcome, leaders, facts_version,"
      " facts, rules, answers, result, proof FROM counsel_decision WHERE id = 2";
  EXPECT_THAT(found_after(inserted, {checkpoint_}), Contains(std::string("6") + kNotSigned));
  EXPECT_THAT(found_after(inserted), Contains("12 has no digest stored for it"));
}

TEST_F(LogAuditTest, FindsRecordsWhereNoneCanBe) {
  for (const std::string id : {"0", "-3", "13", "9223372036854775807"}) {
    const std::string sql = "UPDATE counsel_decision SET id = " + id + " WHERE id = 11";
    EXPECT_THAT(found_after(sql), Contains(HasSubstr(id + " has a number that no decision can have"))) << id;
    EXPECT_THAT(found_after(sql), Contains("11 is missing")) << id;
  }
}

TEST_F(LogAuditTest, TellsAStoredDigestThatWasChangedFromARecord) {
  const std::string leaf = "UPDATE counsel_tree SET digest = zeroblob(32) WHERE level = 0 AND number = 6";
  EXPECT_THAT(found_after(leaf, {checkpoint_}),
              ElementsAre("7 is what a checkpoint was signed for, and another digest is stored for it"));
  EXPECT_THAT(found_after(leaf), ElementsAre("7 is not as the digest that is stored for it says"));
  EXPECT_THAT(found_after("DELETE FROM counsel_tree WHERE level = 0 AND number = 6", {checkpoint_}),
              ElementsAre("7 has no digest stored for it"));
  const char* const kTree = "5 is right, and the tree that is stored over it is another";
  EXPECT_THAT(found_after("UPDATE counsel_tree SET digest = zeroblob(32) WHERE level = 2 AND number = 1"), ElementsAre(kTree));
  EXPECT_THAT(found_after("DELETE FROM counsel_tree WHERE level = 2 AND number = 1"), ElementsAre(kTree));
  for (const std::string row : {"2, 2", "7, 0", "63, 0", "64, 0", "9223372036854775806, 0", "9223372036854775807, 0", "-1, 0", "1, -1"})
    EXPECT_THAT(found_after("INSERT INTO counsel_tree VALUES (" + row + ", zeroblob(32))", {checkpoint_}),
                ElementsAre("0 digests are stored that are over no records"))
        << row;
}

TEST_F(LogAuditTest, NamesTheFirstDecisionWhoseContentsWereChanged) {
  const RuleText rules = *entries_[5].rules;
  const std::pair<Digest, std::string> contents[] = {
      {rules.digest, "4 the list of its rule files"},
      {rules.files[0].digest, "4 a rule file of it"},
      {sha256(entries_[5].result), "6 its result"},
      {sha256(entries_[5].proof), "6 its proof"},
  };
  for (const auto& [digest, what] : contents) {
    const std::string where = " WHERE digest = " + hex(digest);
    EXPECT_THAT(found_after("UPDATE counsel_content SET bytes = x'00'" + where, {checkpoint_}),
                Contains(what + " is not what was recorded"));
    EXPECT_THAT(found_after("UPDATE counsel_content SET bytes = CAST(bytes || x'20' AS BLOB)" + where), Contains(what + " is not what was recorded"));
    EXPECT_THAT(found_after("DELETE FROM counsel_content" + where), Contains(what + " is missing"));
  }
}

TEST_F(LogAuditTest, NamesTheDecisionWhoseWithheldPartsWereChanged) {
  const std::string of_5 = " WHERE decision = 5 AND part = 'answer 1'";
  const char* const kChanged = "5 what it withholds is not what was recorded";
  EXPECT_THAT(found_after("UPDATE counsel_withheld SET bytes = CAST('{\"value\":43}' AS BLOB)" + of_5), ElementsAre(kChanged));
  EXPECT_THAT(found_after("UPDATE counsel_withheld SET salt = zeroblob(32)" + of_5), ElementsAre(kChanged));
  EXPECT_THAT(found_after("UPDATE counsel_withheld SET salt = CAST(salt || substr(bytes, 1, 1) AS BLOB), bytes = substr(bytes, 2)" + of_5),
              ElementsAre(kChanged));  // the same bytes in all
  EXPECT_THAT(found_after("UPDATE counsel_withheld SET bytes = x'00' WHERE decision = 9 AND part = 'asked'"),
              ElementsAre("9 what it withholds is not what was recorded"));
  EXPECT_THAT(found_after("UPDATE counsel_withheld SET bytes = x'00' WHERE decision = 9 AND part = 'proof'"),
              ElementsAre("9 what it withholds is not what was recorded"));
  EXPECT_THAT(found_after("INSERT INTO counsel_withheld VALUES (5, 'answer 2', zeroblob(32), x'00')"),
              ElementsAre("5 something is stored as withheld by it that it does not withhold"));
  EXPECT_THAT(found_after("UPDATE counsel_withheld SET decision = 6" + of_5),
              Contains("6 something is stored as withheld by it that it does not withhold"));
}

TEST_F(LogAuditTest, FindsThatSomethingWithheldWasDeletedByHand) {
  const char* const kGone = "5 something that it withholds is gone, and no redaction on record erased it";
  EXPECT_THAT(found_after("DELETE FROM counsel_withheld WHERE decision = 5 AND part = 'proof'", {checkpoint_}), ElementsAre(kGone));
  EXPECT_THAT(found_after("DELETE FROM counsel_withheld"), ElementsAre(std::string(kGone) + ", as the first of 4"));
}

TEST_F(LogAuditTest, CountsWhatWasErasedAndFindsNothingWrongWithIt) {
  must(DecisionLog(base_).redact({kAnna, "", "1.0"}, std::vector<std::int64_t>{5, 9}));
  const LogAudit audited = audit({checkpoint_});
  EXPECT_THAT(said(audited.findings), IsEmpty());
  EXPECT_EQ(audited.erased, 4u);
  EXPECT_THAT(found_after("DELETE FROM counsel_content WHERE digest IN (SELECT result FROM counsel_decision WHERE id = 12)"),
              Contains("5 something that it withholds is gone, and no redaction on record erased it, as the first of 4"));
}

TEST_F(LogAuditTest, FindsThatFactsAreOthersThoughTheirChecksumsAgree) {
  const std::string file = path("again.db");
  std::filesystem::copy_file(path(), file);
  {  // whoever can use the program can make any history of facts with sound checksums
    FactBase other = must(FactBase::open(path("other.db")));
    must(other.bring_in(sample_declarations(), {offers("Rails", "orm")}, kNow));
    must(other.add(sample_declarations(), offers("Rails", "admin"), kAnna));
  }
  std::string sql = "ATTACH '" + path("other.db") + "' AS o;";
  for (const std::string table : {"counsel_citation", "counsel_values_1", "counsel_values_2", "counsel_values_3", "counsel_fact",
                                  "counsel_version", "counsel_state"})
    sql += "DELETE FROM " + table + "; INSERT INTO " + table + " SELECT * FROM o." + table + ";";
  execute(file, sql);
  FactBase base = must(FactBase::open(file));
  must(base.list());  // sound, by itself
  EXPECT_THAT(said(must(DecisionLog(base).audit({checkpoint_})).findings),
              ElementsAre("1 the facts that it was made on are not what they were, as the first of 2"));
  EXPECT_THAT(found_after("UPDATE counsel_values_1 SET feature = 'orm'"),
              ElementsAre(HasSubstr("0 the facts cannot be compared: its closed facts are not those that counsel wrote")));
}

TEST_F(LogAuditTest, RefusesWhatCounselDidNotMake) {
  for (const std::string sql :
       {"CREATE TRIGGER t AFTER INSERT ON counsel_decision BEGIN DELETE FROM counsel_decision; END", "DROP VIEW decisions",
        "DROP VIEW decisions; CREATE VIEW decisions AS SELECT 1", "CREATE TABLE mine (x)", "DROP INDEX counsel_decision_made_at"}) {
    const auto base = FactBase::open(attacked(sql)).and_then([&](FactBase opened) { return DecisionLog(opened).audit({checkpoint_}); });
    ASSERT_FALSE(base) << sql;
    EXPECT_EQ(base.error().kind, ErrorKind::damaged) << sql;
  }
}

TEST_F(LogAuditTest, SaysThatCheckpointsContradictEachOther) {
  Checkpoint forged = checkpoint_;
  forged.root[0] ^= 1;
  EXPECT_THAT(found_after("", {checkpoint_, forged}), ElementsAre(HasSubstr("is not of this log")));
  EXPECT_THAT(found_after("", {{20, checkpoint_.root}}), Contains(HasSubstr("12-20 are missing at the end")));
}

}  // namespace
}  // namespace counsel::kb
