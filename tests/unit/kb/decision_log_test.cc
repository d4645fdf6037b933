#include "kb/decision_log.h"

#include <gmock/gmock.h>

#include "kb/merkle.h"
#include "tests/support/run_sql.h"
#include "tests/unit/kb/decision_sample.h"

namespace counsel::kb {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class DecisionLogTest : public KbTest {
 protected:
  void run_sql(const std::string& sql) const { test::run_sql(path(), sql); }

  std::int64_t number(const std::string& sql) const {
    Database database = Database::open(path(), Database::Access::read_only, std::chrono::milliseconds(0));
    return database.number(sql);
  }

  std::vector<std::int64_t> ids(const DecisionFilter& filter) {
    std::vector<std::int64_t> found;
    for (const DecisionRecord& record : must(log_.list(filter))) found.push_back(record.id);
    return found;
  }

  void append(const std::string& when, const std::string& who, const std::string& leader) {
    DecisionEntry entry = sample_entry(leader);
    entry.act = {who, when};
    must(log_.append(entry));
  }

  FactBase base_ = must(FactBase::open(path()));
  DecisionLog log_{base_};
};

TEST_F(DecisionLogTest, GivesBackWhatWasPutOnRecord) {
  DecisionEntry entry = sample_entry();
  entry.withheld = {{"answer 1", std::string(32, '\x01'), R"({"value":41})"}, {"proof", std::string(32, '\x02'), entry.proof}};
  entry.answers = R"([{"attribute":"age","commitment":")" + to_hex(commitment(entry.withheld[0])) + "\"}]";
  entry.proof = "";
  ASSERT_EQ(must(log_.append(entry)), 1);

  const DecisionInFull found = must(log_.find(1));
  EXPECT_EQ(found.record.id, 1);
  EXPECT_EQ(found.record.act.when, kAnna.when);
  EXPECT_EQ(found.record.act.who, "anna");
  EXPECT_EQ(found.record.purpose, "the chat");
  EXPECT_EQ(found.record.program, "1.0");
  EXPECT_EQ(found.record.decision, "framework");
  EXPECT_EQ(found.record.outcome, "settled");
  EXPECT_EQ(found.record.leaders, "Phoenix");
  EXPECT_EQ(found.record.facts_version, 3);
  EXPECT_EQ(found.record.facts, sha256("facts"));
  EXPECT_EQ(found.record.answers, entry.answers);
  EXPECT_EQ(found.rules, entry.rules->manifest);
  EXPECT_EQ(found.result, entry.result);
  EXPECT_EQ(found.proof, entry.withheld[1].bytes);
  ASSERT_EQ(found.withheld.size(), 2u);
  EXPECT_EQ(found.withheld[0].bytes, R"({"value":41})");
  EXPECT_EQ(must(log_.contents({{entry.rules->files[0].digest}})), std::vector<std::string>{"rule r\n"});
}

TEST_F(DecisionLogTest, CountsRecordsFromOneInTheOrderOfAppending) {
  const std::vector<DecisionEntry> entries{sample_entry(), sample_entry("Gin"), sample_entry()};
  EXPECT_EQ(must(log_.append(entries)), 3);
  EXPECT_EQ(must(log_.append(sample_entry())), 4);
  EXPECT_THAT(ids({}), ElementsAre(4, 3, 2, 1));
}

TEST_F(DecisionLogTest, StoresOnceWhatRecordsHaveInCommon) {
  must(log_.append(std::vector<DecisionEntry>{sample_entry(), sample_entry()}));
  must(log_.append(sample_entry()));
  EXPECT_EQ(number("SELECT count(*) FROM counsel_content"), 4);  // manifest, file, result, proof
  EXPECT_EQ(number("SELECT count(*) FROM counsel_term"), 2 + 2);  // and who and outcome
  EXPECT_EQ(number("SELECT count(*) FROM counsel_mention"), 2 + 2);
}

TEST_F(DecisionLogTest, KeepsTheTreeOfItsRecordsHoweverTheyAreAppended) {
  Frontier tree;
  for (std::int64_t id = 1; id <= 11; ++id) tree.append(leaf_of(record_of(sample_entry(), id)));
  must(log_.append(sample_entry()));
  must(log_.append(std::vector<DecisionEntry>(9, sample_entry())));
  must(log_.append(sample_entry()));

  Database database = Database::open(path(), Database::Access::read_only, std::chrono::milliseconds(0));
  auto row = database.prepare("SELECT hex(digest) FROM counsel_tree WHERE (level, number) IN ((3, 0), (1, 4), (0, 10)) "
                              "ORDER BY level DESC");
  std::vector<std::string> stored;
  while (row.step()) stored.push_back(row.text(0));
  std::vector<std::string> edge;
  for (const Digest& subtree : tree.subtrees()) {
    edge.push_back(to_hex(subtree));
    for (char& digit : edge.back()) digit = static_cast<char>(std::toupper(digit));
  }
  EXPECT_EQ(stored, edge);
  EXPECT_EQ(number("SELECT count(*) FROM counsel_tree"), 11 + 5 + 2 + 1);
}

TEST_F(DecisionLogTest, FindsByEveryFilter) {
  append("2026-01-01T00:00:00Z", "anna", "Phoenix");
  append("2026-02-01T00:00:00Z", "bert", "Gin");
  append("2026-03-01T00:00:00Z", "anna", "Gin");
  append("2026-01-15T00:00:00Z", "bert", "Phoenix");  // somebody set the clock back
  DecisionEntry failed = sample_entry();
  failed.act = {"anna", "2026-04-01T00:00:00Z"};
  failed.outcome = "failed";
  failed.purpose = "";
  failed.mentions.clear();
  must(log_.append(failed));

  EXPECT_THAT(ids({.who = "anna"}), ElementsAre(5, 3, 1));
  EXPECT_THAT(ids({.purpose = "the chat"}), ElementsAre(3, 2, 4, 1));
  EXPECT_THAT(ids({.outcome = "failed"}), ElementsAre(5));
  EXPECT_THAT(ids({.since = "2026-02"}), ElementsAre(5, 3, 2));
  EXPECT_THAT(ids({.before = "2026-02"}), ElementsAre(4, 1));
  EXPECT_THAT(ids({.since = "2026-01-10", .before = "2026-03"}), ElementsAre(2, 4));
  EXPECT_THAT(ids({.since = "2027"}), IsEmpty());
  EXPECT_THAT(ids({.mentions = {{MentionKind::candidate, "Gin"}}}), ElementsAre(3, 2));
  EXPECT_THAT(ids({.who = "anna", .mentions = {{MentionKind::candidate, "Gin"}, {MentionKind::rule, "live"}}}), ElementsAre(3));
  EXPECT_THAT(ids({.before = "2026-02-01", .mentions = {{MentionKind::rule, "live"}}}), ElementsAre(4, 1));
  EXPECT_THAT(ids({.mentions = {{MentionKind::rule, "live"}, {MentionKind::candidate, "Phoenix"}}}), ElementsAre(4, 1));
  EXPECT_THAT(ids({.mentions = {{MentionKind::rule, "Gin"}}}), IsEmpty());
  EXPECT_THAT(ids({.who = "anna", .since = "2026-03", .most = 1}), ElementsAre(5));
}

TEST_F(DecisionLogTest, SaysThatThereIsNoSuchDecision) {
  const auto found = log_.find(1);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, ErrorKind::not_found);
  EXPECT_THAT(found.error().message, HasSubstr("it has no decision 1"));
}

TEST_F(DecisionLogTest, RefusesARecordThatSomebodyEdited) {
  must(log_.append(sample_entry()));
  run_sql("UPDATE counsel_decision SET leaders = 'Gin'");
  const auto found = log_.find(1);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, ErrorKind::damaged);
  EXPECT_THAT(found.error().message, HasSubstr("the decision 1 is not as it was recorded"));
}

TEST_F(DecisionLogTest, RefusesContentThatSomebodyEditedOrTookAway) {
  must(log_.append(sample_entry()));
  run_sql("UPDATE counsel_content SET bytes = CAST('{}' AS BLOB) WHERE bytes = CAST('{\"root\":null,\"nodes\":[]}' AS BLOB)");
  EXPECT_THAT(log_.find(1).error().message, HasSubstr("is not what was recorded"));
  run_sql("DELETE FROM counsel_content");
  EXPECT_THAT(log_.find(1).error().message, HasSubstr("is missing"));
}

TEST_F(DecisionLogTest, GivesAWithheldProofUntilItIsErased) {
  const auto refused = [&] { return log_.find(1).error().message; };
  DecisionEntry entry = sample_entry();
  entry.outcome = kFailed;
  entry.withheld = {{"asked", std::string(32, '\x01'), "[]"}, {"proof", std::string(32, '\x02'), "no"}};
  entry.result = R"({"outcome":"failed","asked":")" + to_hex(commitment(entry.withheld[0])) + "\"}";
  entry.proof = "";
  must(log_.append(entry));
  EXPECT_EQ(must(log_.find(1)).proof, "no");
  run_sql("UPDATE counsel_withheld SET bytes = x'00' WHERE part = 'proof'");
  EXPECT_THAT(refused(), HasSubstr("what the decision 1 withholds is not what was recorded"));
  run_sql("DELETE FROM counsel_withheld WHERE part = 'proof'");
  EXPECT_THAT(refused(), HasSubstr("something that the decision 1 withholds is gone, and no redaction on record erased it"));
  EXPECT_FALSE(log_.redact({.act = kAnna, .reason = "", .program = "1"}, std::vector<std::int64_t>{1}));
}

TEST_F(DecisionLogTest, HasNothingOfWhatARedactionErased) {
  DecisionEntry entry = sample_entry();
  entry.withheld = {{"answer 1", std::string(32, '\x01'), R"({"value":41})"}, {"proof", std::string(32, '\x02'), entry.proof}};
  entry.answers = R"([{"attribute":"age","commitment":")" + to_hex(commitment(entry.withheld[0])) + "\"}]";
  entry.proof = "";
  must(log_.append(entry));
  must(log_.redact({.act = kAnna, .reason = "", .program = "1"}, std::vector<std::int64_t>{1}));
  const DecisionInFull found = must(log_.find(1));
  EXPECT_EQ(found.proof, std::nullopt);
  EXPECT_TRUE(found.withheld.empty());
  EXPECT_EQ(found.redactions.size(), 1u);
  run_sql("UPDATE counsel_decision SET purpose = 'other' WHERE id = 2");
  EXPECT_FALSE(log_.find(1)) << "a redaction that is not as it was recorded erases nothing";
}

TEST_F(DecisionLogTest, ListsNothingThatIsNotAsItWasRecorded) {
  must(log_.append(std::vector<DecisionEntry>(3, sample_entry())));
  run_sql("UPDATE counsel_decision SET leaders = 'Gin' WHERE id = 2");
  const auto list = log_.list({});
  ASSERT_FALSE(list);
  EXPECT_THAT(list.error().message, HasSubstr("the decision 2 is not as it was recorded"));
}

TEST_F(DecisionLogTest, RefusesADecisionWhoseProofIsGone) {
  must(log_.append(sample_entry()));
  run_sql("DELETE FROM counsel_content WHERE digest = (SELECT proof FROM counsel_decision)");
  EXPECT_FALSE(log_.find(1));
}

TEST_F(DecisionLogTest, GoesOnWhereItsLastRecordsWereTakenAway) {
  must(log_.append(std::vector<DecisionEntry>(5, sample_entry())));
  run_sql("DELETE FROM counsel_mention; DELETE FROM counsel_decision WHERE id > 3");
  EXPECT_EQ(must(log_.append(sample_entry())), 6);  // no place is taken twice: verifying names what is missing
}

TEST_F(DecisionLogTest, RefusesToGoOnFromATreeThatIsNoTree) {
  must(log_.append(std::vector<DecisionEntry>(2, sample_entry())));
  run_sql("DELETE FROM counsel_tree WHERE level = 1");
  const auto appended = log_.append(sample_entry());
  ASSERT_FALSE(appended);
  EXPECT_EQ(appended.error().kind, ErrorKind::damaged);
  EXPECT_EQ(number("SELECT count(*) FROM counsel_decision"), 2);
}

TEST(DecisionDigests, OfFactsLeaveOutWhereRulesStateThem) {
  std::vector<Fact> facts{offers("Django", "admin", "k.rules:1")};
  const Digest digest = digest_of_facts(facts);
  facts[0].place = "k.rules:2";
  EXPECT_EQ(digest_of_facts(facts), digest);
  facts[0].citations.clear();
  EXPECT_NE(digest_of_facts(facts), digest);
}

TEST(DecisionDigests, OfLeavesAreOverEveryField) {
  const DecisionRecord record = record_of(sample_entry(), 1);
  const auto differs = [&](auto change) {
    DecisionRecord changed = record;
    change(changed);
    return leaf_of(changed) != leaf_of(record);
  };
  EXPECT_TRUE(differs([](auto& r) { r.id = 2; }));
  EXPECT_TRUE(differs([](auto& r) { r.act.when += "x"; }));
  EXPECT_TRUE(differs([](auto& r) { r.act.who += "x"; }));
  EXPECT_TRUE(differs([](auto& r) { r.purpose += "x"; }));
  EXPECT_TRUE(differs([](auto& r) { r.program += "x"; }));
  EXPECT_TRUE(differs([](auto& r) { r.decision += "x"; }));
  EXPECT_TRUE(differs([](auto& r) { r.outcome += "x"; }));
  EXPECT_TRUE(differs([](auto& r) { r.leaders += "x"; }));
  EXPECT_TRUE(differs([](auto& r) { r.facts_version += 1; }));
  EXPECT_TRUE(differs([](auto& r) { r.facts[31] ^= 1; }));
  EXPECT_TRUE(differs([](auto& r) { r.rules[0] ^= 1; }));
  EXPECT_TRUE(differs([](auto& r) { r.answers += " "; }));
  EXPECT_TRUE(differs([](auto& r) { r.result[0] ^= 1; }));
  EXPECT_TRUE(differs([](auto& r) { r.proof[0] ^= 1; }));
}

}  // namespace
}  // namespace counsel::kb
