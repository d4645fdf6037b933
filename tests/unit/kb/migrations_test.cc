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
  EXPECT_EQ(migration(), 3);
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

TEST_F(MigrationsTest, ABaseThatMayOnlyBeReadIsLeftAsItIs) {
  write_base_of_migration_1();
  const auto base = FactBase::open(path(), {.read_only = true});
  ASSERT_FALSE(base);
  EXPECT_THAT(base.error().message, HasSubstr("it is of an earlier format and has to be written once"));
  EXPECT_EQ(migration(), 1);
}

}  // namespace
}  // namespace counsel::kb
