#include "kb/migrations.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "kb/decision_tables.h"
#include "kb/decision_views.h"
#include "kb/fact_tables.h"
#include "kb/mention_blocks.h"
#include "kb/mention_index.h"

namespace counsel::kb {

namespace {

void migrate_to_1(Database& database) {
  for (const auto& object : kFactObjects) database.execute(object.sql);
  const std::string nothing(64, '0');  // the checksum of nothing
  database.prepare("INSERT INTO counsel_state VALUES (1, '', 0, ?, ?, ?)").run(nothing, nothing, nothing);
  database.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
}

void migrate_to_2(Database& database) {
  for (const auto& object : kDecisionObjects) database.execute(object.sql);
  database.execute(
      "CREATE TABLE counsel_term (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (kind, name)) STRICT");
  database.execute(
      "CREATE TABLE counsel_mention (term INTEGER NOT NULL, made_at TEXT NOT NULL, decision INTEGER NOT NULL,"
      " PRIMARY KEY (term, made_at, decision)) STRICT, WITHOUT ROWID");
}

/// The first migration once made this table without dates.
void migrate_to_3(Database& database) {
  const auto made = std::ranges::find(kFactObjects, "counsel_column", &FixedObject::name);
  database.execute("CREATE TEMP TABLE columns_before AS SELECT * FROM counsel_column");
  database.execute("DROP TABLE counsel_column");
  database.execute(made->sql);
  database.execute("INSERT INTO counsel_column SELECT * FROM columns_before");
  database.execute("DROP TABLE columns_before");
}

/// The second made a row for every mention, where there is now one for many.
void migrate_to_4(Database& database) {
  database.execute("CREATE TEMP TABLE mentions_before AS SELECT * FROM counsel_mention");
  database.execute("DROP TABLE counsel_mention");
  database.execute(kMentionTable.sql);
  {
    auto rows = database.prepare("SELECT term, made_at, decision FROM mentions_before ORDER BY term, decision");
    PostingWriter writer(database);
    PostingList list;
    while (rows.step()) {
      if (rows.integer(0) != list.term) {
        if (!list.last.decisions.empty()) writer.write(list);
        list = {rows.integer(0), {}};
      }
      writer.add(list, rows.text(1), rows.integer(2));
    }
    if (!list.last.decisions.empty()) writer.write(list);
  }
  database.execute("DROP TABLE mentions_before");
}

/// The second made indexes of SQLite by columns of few values, for which there are lists as for all that is mentioned.
void list_columns(Database& database) {
  for (const char* column : {"who", "outcome"})
    database.execute("DROP INDEX IF EXISTS counsel_decision_" + std::string(column));
  database.execute("CREATE TEMP TABLE terms_before AS SELECT * FROM counsel_term");
  database.execute("DROP TABLE counsel_term");
  database.execute(kTermTable.sql);
  database.execute("INSERT INTO counsel_term SELECT * FROM terms_before");
  database.execute("DROP TABLE terms_before");
  std::set<std::string> names;  // which the index goes on to need
  const auto kept = [&](std::string name) { return std::string_view(*names.insert(std::move(name)).first); };
  auto rows = database.prepare("SELECT id, made_at, who, outcome FROM counsel_decision ORDER BY id");
  MentionIndex index(database);
  while (rows.step())
    for (int i = 0; i < 2; ++i)
      index.add(kColumnKinds[static_cast<std::size_t>(i)], kept(rows.text(2 + i)), rows.text(1), rows.integer(0));
  index.finish();
}

/// The second and the fourth made views of what is filed alone.
void migrate_to_5(Database& database) {
  list_columns(database);
  for (const auto& object : kDecisionViews) database.execute("DROP VIEW IF EXISTS " + std::string(object.name));
  database.execute(kArrivalTable.sql);
  for (const auto& object : kDecisionViews) database.execute(object.sql);
}

// Migration n leads from user_version n - 1 to n. Never change one that was released.
constexpr std::array<void (*)(Database&), 5> kMigrations = {migrate_to_1, migrate_to_2, migrate_to_3, migrate_to_4, migrate_to_5};

}  // namespace

std::int64_t last_migration() { return static_cast<std::int64_t>(kMigrations.size()); }

void migrate(Database& database, std::int64_t from) {
  for (auto next = from; next < last_migration(); ++next) kMigrations[static_cast<std::size_t>(next)](database);
  database.execute("PRAGMA user_version = " + std::to_string(last_migration()));
}

}  // namespace counsel::kb
