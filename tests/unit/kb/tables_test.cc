#include "kb/tables.h"

#include <gmock/gmock.h>
#include <sqlite3.h>

#include "kb/relations.h"
#include "tests/unit/kb/decision_sample.h"

namespace counsel::kb {
namespace {

using testing::HasSubstr;

Database open_memory() {
  return Database::open(":memory:", Database::Access::read_write, std::chrono::milliseconds(0));
}

TEST(Tables, AreAllInTheStorageReferenceWordForWord) {
  const std::string reference = test::file_text(COUNSEL_SOURCE_DIR "/docs/storage.md");
  for (const auto& object : fixed_objects()) EXPECT_THAT(reference, HasSubstr(object.sql + ";\n")) << object.name;
  EXPECT_THAT(reference, HasSubstr("| `application_id` | " + std::to_string(kApplicationId) + ","));
  for (const auto word : kEndingWords) EXPECT_THAT(reference, HasSubstr("| `" + std::string(word) + "` |"));
}

TEST(Tables, OfARelationAreAsTheStorageReferenceShowsThem) {
  Database database = open_memory();
  open_tables(database, Database::Access::read_write);
  std::vector<StoredRelation> relations;
  declare_relations(database, sample_declarations().schema.relations, relations);
  auto row = database.prepare("SELECT sql FROM sqlite_schema WHERE name = 'counsel_values_1'");
  ASSERT_TRUE(row.step());
  EXPECT_THAT(test::file_text(COUNSEL_SOURCE_DIR "/docs/storage.md"), HasSubstr(row.text(0) + ";\n"));
}

TEST(Tables, CarryTheMarksOfAFactBase) {
  Database database = open_memory();
  open_tables(database, Database::Access::read_write);
  EXPECT_EQ(database.number("PRAGMA application_id"), kApplicationId);
  EXPECT_EQ(database.number("PRAGMA user_version"), 5);
  open_tables(database, Database::Access::read_write);  // again, and nothing to do
}

TEST(Connections, AreSetUpAgainstHostileFiles) {
  Database database = open_memory();
  for (const char* on : {"foreign_keys", "cell_size_check"})
    EXPECT_EQ(database.number("PRAGMA " + std::string(on)), 1) << on;
  EXPECT_EQ(database.number("PRAGMA trusted_schema"), 0);
  EXPECT_EQ(database.number("PRAGMA synchronous"), 3);
  EXPECT_ANY_THROW(database.execute("SELECT \"no such column\""));
}

/// What the sqlite3 shell would answer: rows between newlines, cells between `|`.
class ShellTest : public KbTest {
 protected:
  std::string ask(const std::string& sql) const {
    sqlite3* handle = nullptr;
    EXPECT_EQ(sqlite3_open_v2(path().c_str(), &handle, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
    std::string answer;
    const auto add_row = [](void* text, int count, char** cells, char**) {
      for (int i = 0; i < count; ++i)
        static_cast<std::string*>(text)->append(i == 0 ? "" : "|").append(cells[i] == nullptr ? "NULL" : cells[i]);
      static_cast<std::string*>(text)->append("\n");
      return 0;
    };
    char* message = nullptr;
    EXPECT_EQ(sqlite3_exec(handle, sql.c_str(), add_row, &answer, &message), SQLITE_OK) << sql << ": " << message;
    sqlite3_free(message);
    sqlite3_close(handle);
    return answer;
  }
};

TEST_F(ShellTest, ViewsShowCurrentFactsWithTheirSources) {
  {
    FactBase base = filled();
    const Declarations declarations = sample_declarations();
    must(base.add(declarations, fact("offers", {Name{"Rails"}, Name{"orm"}}), kAnna));
    must(base.retract(declarations, "offers", {Name{"Django"}, Name{"orm"}}, kAnna, ""));
  }
  EXPECT_EQ(ask("SELECT * FROM offers"),
            "Django|admin|tech-platform, 1|rules|k.rules:1|1\n"
            "Rails|orm|NULL|anna||2\n");
  EXPECT_EQ(ask("SELECT * FROM \"written-in\""), "Phoenix|Elixir|survey; tech-platform, 10. Phoenix|rules||1\n");
  EXPECT_EQ(ask("SELECT stars, votes, \"still-true\", \"since version\" FROM rated"), "4.5|1200|yes|1\n");
}

TEST_F(ShellTest, ViewsOfNamesThatSqlHoldsForOneAreKeptApart) {
  Declarations declarations;
  declarations.schema.relations = {{"Offers", {{"source", {Type::name, ""}}}},
                                   {"counsel_fact", {{"x", {Type::name, ""}}}},
                                   {"offers", {{"A", {Type::name, ""}}, {"a", {Type::name, ""}}}}};
  must(must(FactBase::open(path()))
           .bring_in(
               declarations,
               {fact("Offers", {Name{"s"}}), fact("counsel_fact", {Name{"f"}}), fact("offers", {Name{"b"}, Name{"c"}})},
               kNow));
  EXPECT_EQ(ask("SELECT source, source_2 FROM Offers"), "s|NULL\n");
  EXPECT_EQ(ask("SELECT A, a_2 FROM offers_2"), "b|c\n");
  EXPECT_EQ(ask("SELECT x FROM relation_counsel_fact"), "f\n");
}

TEST_F(ShellTest, QueriesOfTheStorageReferenceRun) {
  {
    FactBase base = filled();
    must(base.add(sample_declarations(), fact("offers", {Name{"Rails"}, Name{"orm"}}), kAnna));
    DecisionEntry entry = sample_entry();
    entry.result = R"({"candidates":[],"rules":{"nearly fired":["r"]}})";
    const std::string offered = "Rails,orm\n";
    RuleText rules{.manifest = R"({"name":"team","files":[],"fact_files":[{"path":"f.csv","bytes":10,"sha256":")" + to_hex(sha256(offered)) + "\"}]}",
                   .digest = {},
                   .files = {{sha256(offered), offered}}};
    rules.digest = sha256(rules.manifest);
    entry.rules = std::make_shared<const RuleText>(std::move(rules));
    must(DecisionLog(base).append(entry));
  }
  const std::string reference = test::file_text(COUNSEL_SOURCE_DIR "/docs/storage.md");
  const std::string opening = "```sql\nSELECT";
  int queries = 0;
  for (auto at = reference.find(opening); at != std::string::npos; at = reference.find(opening, at + 1)) {
    const auto begin = at + 7;
    EXPECT_NE(ask(reference.substr(begin, reference.find("```", begin) - begin)), "");
    ++queries;
  }
  EXPECT_EQ(queries, 9);
}

}  // namespace
}  // namespace counsel::kb
