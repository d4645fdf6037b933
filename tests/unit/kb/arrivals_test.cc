// A record that is taken in is on record as one that is filed at once: read, listed and verified the same, and filed later to the
// same tables. What a power cut leaves of one that was not answered counts for nothing.
#include "kb/arrivals.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "tests/property/random_runs.h"
#include "tests/support/failing_vfs.h"
#include "tests/support/run_sql.h"
#include "tests/unit/kb/decision_sample.h"

namespace counsel::kb {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::size_t kSector = 512;

/// Rows of a query, each a text.
std::vector<std::string> rows(const std::string& file, const std::string& sql) {
  Database database = Database::open(file, Database::Access::read_only, std::chrono::milliseconds(0));
  auto row = database.prepare(sql);
  std::vector<std::string> found;
  while (row.step()) found.push_back(row.text(0));
  return found;
}

/// All that is in the tables of the log.
std::vector<std::string> tables(const std::string& file) {
  std::vector<std::string> all;
  for (const char* sql :
       {"SELECT quote(id) || quote(made_at) || quote(who) || quote(purpose) || quote(program) || quote(decision) || quote(outcome) || quote(leaders)"
        " || quote(facts_version) || quote(facts) || quote(rules) || quote(answers) || quote(result) || quote(proof) FROM counsel_decision ORDER BY id",
        "SELECT quote(digest) || quote(bytes) FROM counsel_content ORDER BY digest",
        "SELECT quote(decision) || quote(part) || quote(salt) || quote(bytes) FROM counsel_withheld ORDER BY decision, part",
        "SELECT quote(level) || quote(number) || quote(digest) FROM counsel_tree ORDER BY level, number",
        "SELECT t.kind || quote(t.name) || m.decisions || m.earliest || m.latest || m.latest_before"
        " FROM counsel_term AS t JOIN counsel_mention AS m ON m.term = t.id ORDER BY t.kind, t.name, m.first"})
    for (std::string& row : rows(file, sql)) all.push_back(std::move(row));
  return all;
}

class ArrivalsTest : public KbTest {
 protected:
  /// Of all sorts, some of them like others.
  static DecisionEntry random_entry(std::mt19937_64& random) {
    DecisionEntry entry = entry_on_no_facts(random() % 2 == 0 ? "Gin" : "Phoenix");
    entry.act = {random() % 2 == 0 ? "anna" : "berta", "2026-01-0" + std::to_string(1 + random() % 9) + "T10:00:00Z"};
    entry.purpose = random() % 3 == 0 ? "" : "the \"chat\" \u00e9 \n " + std::to_string(random() % 3);
    entry.result = R"({"outcome":"settled","candidates":[],"n":)" + std::to_string(random() % 4) + "}";
    entry.proof = "{\"nodes\":[" + std::string(random() % 3000, ' ') + "]}";
    if (random() % 3 == 0) {
      entry.withheld = {{std::string(kProofPart), std::string(32, 'p'), entry.proof}, {answer_part(1), std::string(32, '\xff'), R"({"value":41})"}};
      entry.answers = R"([{"attribute":"age","commitment":")" + to_hex(commitment(entry.withheld[1])) + "\"}]";
      entry.proof.clear();
    }
    entry.mentions.push_back({MentionKind::fact, "fact " + std::to_string(random() % 5)});
    return entry;
  }

  static std::vector<std::int64_t> ids(DecisionLog& log, const DecisionFilter& filter) {
    std::vector<std::int64_t> found;
    for (const DecisionRecord& record : must(log.list(filter))) found.push_back(record.id);
    return found;
  }

  static void expect_same(DecisionLog& log, DecisionLog& other) {
    for (const DecisionFilter& filter :
         {DecisionFilter{}, DecisionFilter{.who = "anna"}, DecisionFilter{.since = "2026-01-05", .most = 3},
          DecisionFilter{.mentions = {{MentionKind::candidate, "Gin"}}},
          DecisionFilter{.purpose = "", .mentions = {{MentionKind::fact, "fact 1"}, {MentionKind::rule, "live"}}}})
      EXPECT_EQ(ids(log, filter), ids(other, filter));
    for (const MentionKind kind : {MentionKind::candidate, MentionKind::rule, MentionKind::fact})
      EXPECT_EQ(must(log.mentioned(kind)), must(other.mentioned(kind)));
    const LogAudit audit = must(log.audit({})), expected = must(other.audit({}));
    EXPECT_EQ(audit.now, expected.now);
    EXPECT_EQ(said(audit.findings), said(expected.findings));
    for (std::int64_t id = 1; id <= static_cast<std::int64_t>(expected.now.size); ++id) {
      const DecisionInFull found = must(log.find(id)), there = must(other.find(id));
      EXPECT_EQ(leaf_of(found.record), leaf_of(there.record));
      EXPECT_EQ(found.rules, there.rules);
      EXPECT_EQ(found.result, there.result);
      EXPECT_EQ(found.proof, there.proof);
      ASSERT_EQ(found.withheld.size(), there.withheld.size());
      for (std::size_t i = 0; i < found.withheld.size(); ++i) {
        EXPECT_EQ(found.withheld[i].part, there.withheld[i].part);
        EXPECT_EQ(commitment(found.withheld[i]), commitment(there.withheld[i]));
      }
    }
    EXPECT_EQ(log.find(static_cast<std::int64_t>(expected.now.size) + 1).error().kind, ErrorKind::not_found);
  }

  /// So many records, all but the first in places.
  void take_in(int count) {
    for (int i = 1; i <= count; ++i) ASSERT_EQ(must(log_.take_in(entry_on_no_facts())), i);
  }

  void write_into_place(int place, const std::string& bytes) const {
    Database database = Database::open(path(), Database::Access::read_write, std::chrono::milliseconds(0));
    Transaction transaction(database, Transaction::Mode::write);
    database.blob("counsel_arrival", "bytes", place, /*is_to_be_written=*/true).write(0, bytes);
    transaction.commit();
  }

  std::string text_in_place(int place) const {
    return rows(path(), "SELECT CAST(substr(bytes, 1, instr(bytes, x'00') - 1) AS TEXT) FROM counsel_arrival WHERE id = " + std::to_string(place)).at(0);
  }

  /// With views, which no connection of the program reads through.
  std::vector<std::string> shown(const std::string& sql) const {
    test::run_sql(path(), "DROP TABLE IF EXISTS shown; CREATE TABLE shown AS " + sql);
    std::vector<std::string> found;
    {
      Database database = Database::open(path(), Database::Access::read_only, std::chrono::milliseconds(0));
      auto row = database.prepare("SELECT * FROM shown ORDER BY rowid");
      while (row.step()) found.push_back(row.text(0));
    }
    test::run_sql(path(), "DROP TABLE shown");
    return found;
  }

  template <class T>
  static std::optional<ErrorKind> kind_of(const Result<T>& result) {
    return result ? std::nullopt : std::optional(result.error().kind);
  }

  test::FailingVfs vfs_;
  FactBase base_ = must(FactBase::open(path()));
  DecisionLog log_{base_};
};

TEST_F(ArrivalsTest, AreOnRecordAsThoseThatAreFiledAtOnce) {
  property::for_random_cases(6, [&](std::mt19937_64& random, std::uint64_t) {
    for (const char* file : {"facts.db", "filed.db"}) std::filesystem::remove(path(file));
    base_ = must(FactBase::open(path()));
    FactBase filed = must(FactBase::open(path("filed.db")));
    DecisionLog filed_log(filed);
    const int count = static_cast<int>(1 + random() % 40);
    for (int i = 1; i <= count; ++i) {
      const DecisionEntry entry = random_entry(random);
      ASSERT_EQ(must(log_.take_in(entry)), i);
      ASSERT_EQ(must(filed_log.append(entry)), i);
    }
    expect_same(log_, filed_log);
    must(log_.file_arrived());
    EXPECT_EQ(tables(path()), tables(path("filed.db")));
    expect_same(log_, filed_log);
  });
}

TEST_F(ArrivalsTest, WaitForTheDiskOnce) {
  must(log_.take_in(entry_on_no_facts()));
  const std::int64_t before = vfs_.syncs();
  for (int i = 1; i <= 16; ++i) {
    must(log_.take_in(entry_on_no_facts()));
    EXPECT_EQ(vfs_.syncs(), before + i);
  }
  must(log_.take_in(entry_on_no_facts()));  // is filed with all before it
  const std::int64_t filed = vfs_.syncs();
  EXPECT_GT(filed, before + 16 + 1);
  must(log_.take_in(entry_on_no_facts()));
  EXPECT_EQ(vfs_.syncs(), filed + 1);
  EXPECT_EQ(must(log_.audit({})).now.size, 19u);
}

TEST_F(ArrivalsTest, NeverWaitForMoreWhereTheyAreFiledInTime) {
  must(log_.take_in(entry_on_no_facts()));
  int filed = 0;
  for (int i = 2; i <= 40; ++i) {
    const std::int64_t before = vfs_.syncs();
    must(log_.take_in(entry_on_no_facts()));
    EXPECT_EQ(vfs_.syncs(), before + 1);
    if (!log_.is_full()) continue;
    EXPECT_TRUE(log_.file_arrived());
    EXPECT_FALSE(log_.is_full());
    ++filed;
  }
  EXPECT_EQ(filed, 2);
  EXPECT_EQ(must(log_.audit({})).now.size, 40u);
}

TEST_F(ArrivalsTest, AreFiledAtOnceWhereTheirRulesAreNewOrTheyAreTooBig) {
  take_in(3);
  DecisionEntry entry = entry_on_no_facts();
  entry.rules = sample_rules("rule another\n");
  EXPECT_EQ(must(log_.take_in(entry)), 4);
  EXPECT_THAT(rows(path(), "SELECT 'filed ' || id FROM counsel_decision"), ElementsAre("filed 1", "filed 2", "filed 3", "filed 4"));
  entry.proof = "\"" + std::string(100'000, 'x') + "\"";
  EXPECT_EQ(must(log_.take_in(entry)), 5);
  EXPECT_EQ(rows(path(), "SELECT 'filed ' || id FROM counsel_decision").size(), 5u);
  EXPECT_EQ(must(log_.take_in(entry)), 6);  // the places are bigger now
  EXPECT_EQ(rows(path(), "SELECT 'filed ' || id FROM counsel_decision").size(), 5u);
  entry.proof = "\"" + std::string(2'000'000, 'x') + "\"";
  for (int id = 7; id <= 8; ++id) EXPECT_EQ(must(log_.take_in(entry)), id);
  EXPECT_EQ(rows(path(), "SELECT 'filed ' || id FROM counsel_decision").size(), 8u);
  EXPECT_EQ(must(log_.audit({})).now.size, 8u);
}

TEST_F(ArrivalsTest, ATextThatCannotBeStoredIsRefused) {
  take_in(2);
  DecisionEntry entry = entry_on_no_facts();
  entry.purpose = std::string("a\0b", 3);
  EXPECT_THAT(log_.take_in(entry).error().message, HasSubstr("a text to store holds a zero byte or is no valid UTF-8"));
  entry.purpose = "\xff";
  EXPECT_EQ(log_.take_in(entry).error().kind, ErrorKind::invalid_input);
  EXPECT_EQ(must(log_.take_in(entry_on_no_facts())), 3);
}

/// Whichever of its sectors did not get to the disk.
TEST_F(ArrivalsTest, ARecordThatIsThereInPartCountsForNothing) {
  take_in(2);
  DecisionEntry last = entry_on_no_facts();
  last.purpose = std::string(5000, 'x');
  ASSERT_EQ(must(log_.take_in(last)), 3);
  const std::string text = text_in_place(2), whole = test::file_text(path());
  ASSERT_GT(text.size(), 2 * kSector);
  property::for_random_cases(30, [&](std::mt19937_64& random, std::uint64_t) {
    write_file(path(), whole);
    std::string torn = text;
    const std::size_t shift = random() % kSector;  // between a sector of the file and the text
    for (std::size_t at = 0; at < text.size(); at += kSector) {
      const std::size_t from = at == 0 ? 0 : at - shift, to = std::min(at + kSector - shift, text.size());
      if (random() % 2 == 0) torn.replace(from, to - from, std::string(to - from, '\0'));
    }
    if (torn == text) return;
    write_into_place(2, torn);
    EXPECT_EQ(must(log_.audit({})).now.size, 2u);
    EXPECT_THAT(ids(log_, {}), ElementsAre(2, 1));
    EXPECT_FALSE(log_.find(3));
    EXPECT_EQ(must(log_.take_in(entry_on_no_facts("Gin"))), 3);
    EXPECT_EQ(must(log_.find(3)).record.leaders, "Gin");
    EXPECT_EQ(must(log_.take_in(entry_on_no_facts())), 4);
    EXPECT_EQ(must(log_.audit({})).now.size, 4u);
  });
}

/// A bit of a text does not make it one that is there in part, which would be left out.
TEST_F(ArrivalsTest, AFlippedBitIsDamage) {
  const std::string text = arrival_text(entry_on_no_facts(), 7).value() + std::string(100, '\0');
  ASSERT_EQ(state_of(text), TextState::whole);
  ASSERT_TRUE(read_arrival(text_in(text)));
  std::string flipped = text;
  for (std::size_t at = 0; at < text_in(text).size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      flipped[at] = static_cast<char>(text[at] ^ (1 << bit));
      if (flipped[at] == '\0') {  // which a sector with one byte of the text would leave as well
        flipped[at] = text[at];
        continue;
      }
      const TextState state = state_of(flipped);
      EXPECT_TRUE(state == TextState::damaged || (state == TextState::whole && !read_arrival(text_in(flipped)))) << at << " " << bit;
      flipped[at] = text[at];
    }
}

TEST_F(ArrivalsTest, ARecordThatWasEditedIsDamage) {
  take_in(4);
  const std::string whole = test::file_text(path());
  const Checkpoint signed_for = must(log_.audit({})).now;
  ASSERT_EQ(signed_for.size, 4u);
  const std::pair<const char*, std::int64_t> kEdits[] = {
      {"UPDATE counsel_arrival SET bytes = CAST(replace(CAST(substr(bytes, 1, instr(bytes, x'00') - 1) AS TEXT), 'anna', 'otto')"
       " || CAST(zeroblob(1000) AS TEXT) AS BLOB) WHERE id = 2", 3},
      {"UPDATE counsel_arrival SET bytes = zeroblob(1000) WHERE id = 2", 3},
      {"UPDATE counsel_arrival SET bytes = CAST(x'41' || zeroblob(1000) AS BLOB) WHERE id = 1", 2},
      {"DELETE FROM counsel_arrival WHERE id = 2", 3},
      {"UPDATE counsel_arrival SET bytes = (SELECT bytes FROM counsel_arrival WHERE id = 2) WHERE id = 3", 4},
      {"UPDATE counsel_arrival SET bytes = (SELECT bytes FROM counsel_arrival WHERE id = 3) WHERE id = 1", 2},
      {"UPDATE counsel_decision SET who = 'otto'", 1},
      {"DELETE FROM counsel_decision", 1},
      {"DELETE FROM counsel_decision; DELETE FROM counsel_tree", 1}};
  for (const auto& [sql, first] : kEdits) {
    SCOPED_TRACE(sql);
    write_file(path(), whole);
    test::run_sql(path(), std::string("PRAGMA ignore_check_constraints = ON; ") + sql);
    FactBase base = must(FactBase::open(path()));
    DecisionLog log(base);
    const LogAudit audit = must(log.audit({signed_for}));
    EXPECT_FALSE(audit.agrees[0]);
    ASSERT_FALSE(audit.findings.empty());
    EXPECT_LE(audit.findings.front().first, first);
    EXPECT_GE(audit.findings.front().last, first);
    const LogAudit alone = must(log.audit({}));  // it contradicts itself as well
    ASSERT_FALSE(alone.findings.empty());
    EXPECT_EQ(alone.findings.front().first, first) << testing::PrintToString(said(alone.findings));
    if (first == 1) continue;
    EXPECT_EQ(kind_of(log.find(first)), ErrorKind::damaged);
    EXPECT_EQ(kind_of(log.list({})), ErrorKind::damaged);
    EXPECT_EQ(kind_of(log.append(entry_on_no_facts())), ErrorKind::damaged);
    const auto taken_in = log.take_in(entry_on_no_facts());
    EXPECT_TRUE(taken_in.has_value() ? *taken_in == 5 : taken_in.error().kind == ErrorKind::damaged);
  }
}

TEST_F(ArrivalsTest, ABaseThatMayOnlyBeReadIsReadAndLeftAsItIs) {
  take_in(5);
  const std::string before = test::file_text(path());
  std::filesystem::permissions(path(), std::filesystem::perms::owner_read);
  FactBase base = must(FactBase::open(path(), {.read_only = true}));
  DecisionLog log(base);
  EXPECT_THAT(ids(log, {}), ElementsAre(5, 4, 3, 2, 1));
  EXPECT_EQ(must(log.audit({})).now.size, 5u);
  EXPECT_EQ(must(log.find(5)).record.leaders, "Phoenix");
  EXPECT_EQ(test::file_text(path()), before);
  EXPECT_FALSE(std::filesystem::exists(path("facts.db-journal")));
}

TEST_F(ArrivalsTest, WhatIsErasedIsLeftInNoPlace) {
  take_in(2);
  DecisionEntry entry = entry_on_no_facts();
  entry.withheld = {{answer_part(1), std::string(32, 'a'), R"({"value":"secret-of-anna"})"}, {std::string(kProofPart), std::string(32, 'p'), "secret-of-anna"}};
  entry.answers = R"([{"attribute":"name","commitment":")" + to_hex(commitment(entry.withheld[0])) + "\"}]";
  entry.proof.clear();
  must(log_.take_in(entry));
  ASSERT_TRUE(is_anywhere_beside(path(), "secret-of-anna"));
  EXPECT_EQ(must(log_.redact({kAnna, "asked for", "1.1"}, std::vector<std::int64_t>{3})).id, 4);
  EXPECT_FALSE(is_anywhere_beside(path(), "secret-of-anna"));
  EXPECT_THAT(said(must(log_.audit({})).findings), IsEmpty());
}

TEST_F(ArrivalsTest, TheViewsShowThem) {
  take_in(1);
  DecisionEntry entry = entry_on_no_facts("Gin");
  entry.withheld = {{answer_part(2), std::string(32, 'a'), R"({"value":41})"}, {std::string(kProofPart), std::string(32, 'p'), entry.proof}};
  entry.proof.clear();
  entry.answers = R"([{"attribute":"live","value":true},{"attribute":"age","commitment":")" + to_hex(commitment(entry.withheld[0])) + R"("},{"attribute":"size"}])";
  entry.result = R"({"outcome":"settled","candidates":[{"label":"Gin","rank":1,"points_udb":1500000,"said":[{"verb":"suggests","rule":"live","points_udb":1500000}]}],)"
                 R"("unanswered":["speed"],"rules":{"fired":["live"],"nearly fired":["crowd"]}})";
  must(log_.take_in(entry));
  const auto all = [&] {
    std::vector<std::string> found;
    for (const char* sql : {"SELECT id || made_at || who || purpose || decision || outcome || leaders || \"facts version\" || program FROM decisions ORDER BY id",
                            "SELECT decision || attribute || value FROM decision_answers ORDER BY decision, attribute",
                            "SELECT decision || rank || candidate || points FROM decision_ranking",
                            "SELECT decision || candidate || says || rule || points FROM decision_reasons",
                            "SELECT decision || came_to || rule FROM decision_rules ORDER BY came_to",
                            "SELECT decision || attribute FROM decision_questions",
                            "SELECT decision || file || text FROM decision_files ORDER BY decision",
                            "SELECT decision || kind || name FROM decision_mentions ORDER BY decision, kind"})
      for (std::string& row : shown(sql)) found.push_back(std::move(row));
    return found;
  };
  const std::vector<std::string> before = all();
  EXPECT_THAT(before, testing::IsSupersetOf({"2age41", "2sizenone", "2live1", "21Gin1.5", "2firedlive", "2speed", "2candidateGin", "2r.rulesrule r\n"}));
  must(log_.file_arrived());
  EXPECT_EQ(all(), before);
}

}  // namespace
}  // namespace counsel::kb
