// A base that an earlier version wrote is brought up to this one, and holds what it held.
#include <algorithm>

#include <gmock/gmock.h>

#include "kb/decision_log.h"
#include "kb/tables.h"
#include "tests/support/run_sql.h"
#include "tests/unit/kb/decision_sample.h"

namespace counsel::kb {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

class MigrationsTest : public KbTest {
 protected:
  void write_base_of_migration_1() const {
    const std::string sql = test::file_text(COUNSEL_SOURCE_DIR "/tests/unit/kb/base_of_migration_1.sql");
    ASSERT_FALSE(sql.empty());
    test::run_sql(path(), sql);
  }

  std::int64_t migration() const {
    Database database = Database::open(path(), Database::Access::read_only, std::chrono::milliseconds(0));
    return database.number("PRAGMA user_version");
  }
};

TEST_F(MigrationsTest, ABaseOfTheFirstKeepsItsFactsAndTakesDecisions) {
  write_base_of_migration_1();
  FactBase base = must(FactBase::open(path()));
  EXPECT_EQ(migration(), 5);
  EXPECT_THAT(said(must(base.list())),
              ElementsAre("offers(Django, admin)", "offers(Rails, orm)", "rated(Django, 4.5)"));
  EXPECT_EQ(must(base.versions()).size(), 2u);
  DecisionLog log(base);
  EXPECT_EQ(must(log.append(sample_entry())), 1);
  EXPECT_EQ(must(log.list({})).size(), 1u);
}

TEST_F(MigrationsTest, ABaseOfTheFirstTakesDates) {
  write_base_of_migration_1();
  FactBase base = must(FactBase::open(path()));
  Declarations declarations = sample_declarations();
  declarations.schema.relations.push_back({.name = "due", .columns = {{.name = "day", .type = {Type::date, ""}}}});
  std::ranges::sort(declarations.schema.relations, {}, &RelationSchema::name);
  const Fact due{.relation = "due", .values = {Date{20'000}}, .place = "k.rules:9"};
  EXPECT_THAT(said(must(base.sync_and_read(declarations, {due}, kNow)).facts.facts), Contains("due(2024-10-04)"));
}

/// As the third left it, which had a row for every mention.
void bring_back_to_migration_3(const std::string& file) {
  test::run_sql(file,
                "CREATE TEMP TABLE kept AS SELECT m.term, d.made_at, d.id FROM counsel_mention AS m JOIN json_each(m.decisions) AS x"
                " JOIN counsel_decision AS d ON d.id = x.value JOIN counsel_term AS t ON t.id = m.term AND t.kind IN ('candidate', 'rule', 'fact');"
                "DELETE FROM counsel_term WHERE kind NOT IN ('candidate', 'rule', 'fact');"
                "CREATE INDEX counsel_decision_who ON counsel_decision (who, made_at);"
                "DROP TABLE counsel_arrival; DROP VIEW counsel_arrived; DROP VIEW counsel_manifest;"
                "DROP VIEW decision_mentions; DROP TABLE counsel_mention;"
                "CREATE TABLE counsel_mention (\n  term INTEGER NOT NULL,\n  made_at TEXT NOT NULL,\n  decision INTEGER NOT NULL,\n"
                "  PRIMARY KEY (term, made_at, decision)\n) STRICT, WITHOUT ROWID;"
                "INSERT INTO counsel_mention SELECT * FROM kept; PRAGMA user_version = 3");
}

std::vector<std::string> mention_rows(const std::string& file) {
  Database database = Database::open(file, Database::Access::read_only, std::chrono::milliseconds(0));
  auto row = database.prepare("SELECT kind || ' ' || name || ' ' || first || ' ' || earliest || ' ' || latest || ' ' || latest_before || ' ' || decisions"
                              " FROM counsel_mention AS m JOIN counsel_term AS t ON t.id = m.term ORDER BY kind, name, first");
  std::vector<std::string> rows;
  while (row.step()) rows.push_back(row.text(0));
  return rows;
}

TEST_F(MigrationsTest, ABaseOfTheThirdKeepsWhatItsDecisionsMention) {
  {
    FactBase base = must(FactBase::open(path()));
    std::vector<DecisionEntry> entries;
    for (int i = 0; i < 470; ++i) {
      entries.push_back(entry_on_no_facts(i % 3 == 0 ? "Gin" : "Phoenix"));
      entries.back().act.when = "2026-01-01T00:00:00." + std::to_string(1000 + i * 37 % 500) + "Z";
    }
    must(DecisionLog(base).append(entries));
  }
  const std::vector<std::string> before = mention_rows(path());
  ASSERT_EQ(before.size(), 2u + 4u + 5u + 2u * 5u);
  bring_back_to_migration_3(path());
  FactBase base = must(FactBase::open(path()));
  EXPECT_EQ(migration(), 5);
  EXPECT_EQ(mention_rows(path()), before);
  DecisionLog log(base);
  must(log.append(entry_on_no_facts("Gin")));
  EXPECT_EQ(must(log.list({.mentions = {{MentionKind::candidate, "Gin"}}})).size(), 158u);
  EXPECT_EQ(must(log.list({.who = "anna"})).size(), 471u);
  EXPECT_THAT(said(must(log.audit({})).findings), testing::IsEmpty());
}

TEST_F(MigrationsTest, ABaseOfTheThirdWithoutDecisionsTakesThem) {
  { filled(); }
  bring_back_to_migration_3(path());
  FactBase base = must(FactBase::open(path()));
  must(DecisionLog(base).append(sample_entry()));
  EXPECT_EQ(mention_rows(path()).size(), 2u + 2u);
  EXPECT_EQ(must(base.list()).size(), sample_facts().size());
}

TEST_F(MigrationsTest, ABaseOfTheFourthTakesRecordsInAndShowsThem) {
  {
    FactBase base = must(FactBase::open(path()));
    must(DecisionLog(base).append(sample_entry()));
  }
  test::run_sql(path(),
                "DROP TABLE counsel_arrival; DROP VIEW counsel_arrived; DROP VIEW counsel_manifest; DROP VIEW decisions;"
                "DELETE FROM counsel_mention WHERE term IN (SELECT id FROM counsel_term WHERE kind IN ('who', 'outcome'));"
                "DELETE FROM counsel_term WHERE kind IN ('who', 'outcome');"
                "CREATE VIEW decisions AS SELECT\n  id, made_at, who, purpose, decision, outcome, leaders,\n"
                "  facts_version AS \"facts version\", program\nFROM counsel_decision; PRAGMA user_version = 4");
  FactBase base = must(FactBase::open(path()));
  EXPECT_EQ(migration(), 5);
  DecisionLog log(base);
  EXPECT_EQ(must(log.take_in(sample_entry("Gin"))), 2);
  EXPECT_EQ(must(log.take_in(sample_entry("Gin"))), 3);
  test::run_sql(path(), "CREATE TEMP TABLE shown (wrong INTEGER CHECK (wrong = 0)); INSERT INTO shown SELECT count(*) <> 3 FROM decisions");
  EXPECT_EQ(must(log.list({})).size(), 3u);
}

TEST_F(MigrationsTest, ABaseThatMayOnlyBeReadIsLeftAsItIs) {
  write_base_of_migration_1();
  const auto base = FactBase::open(path(), {.read_only = true});
  ASSERT_FALSE(base);
  EXPECT_THAT(base.error().message, HasSubstr("it is of an earlier format and has to be written once"));
  EXPECT_EQ(migration(), 1);
}

}  // namespace
}  // namespace counsel::kb
