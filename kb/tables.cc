#include "kb/tables.h"

#include <algorithm>
#include <array>
#include <string>

#include "kb/decision_tables.h"
#include "kb/decision_views.h"
#include "kb/failure.h"
#include "kb/mention_blocks.h"

namespace counsel::kb {

namespace {

// Every text is compared with what sqlite_schema says, so a change here is a migration.
constexpr std::array<FixedObject, 9> kFactObjects = {{
    {"table", "counsel_state",
     "CREATE TABLE counsel_state (\n"
     "  id INTEGER PRIMARY KEY CHECK (id = 1),\n"
     "  stated TEXT NOT NULL,\n"
     "  version INTEGER NOT NULL,\n"
     "  current_checksum TEXT NOT NULL,\n"
     "  closed_checksum TEXT NOT NULL,\n"
     "  versions_checksum TEXT NOT NULL\n"
     ") STRICT"},
    {"table", "counsel_version",
     "CREATE TABLE counsel_version (\n"
     "  number INTEGER PRIMARY KEY,\n"
     "  made_at TEXT NOT NULL,\n"
     "  who TEXT NOT NULL,\n"
     "  what TEXT NOT NULL CHECK (what IN ('rules', 'person', 'import')),\n"
     "  note TEXT NOT NULL\n"
     ") STRICT"},
    {"table", "counsel_document",
     "CREATE TABLE counsel_document (\n"
     "  id TEXT PRIMARY KEY,\n"
     "  title TEXT NOT NULL\n"
     ") STRICT, WITHOUT ROWID"},
    {"table", "counsel_relation",
     "CREATE TABLE counsel_relation (\n"
     "  id INTEGER PRIMARY KEY,\n"
     "  name TEXT NOT NULL,\n"
     "  current INTEGER NOT NULL CHECK (current IN (0, 1))\n"
     ") STRICT"},
    {"table", "counsel_column",
     "CREATE TABLE counsel_column (\n"
     "  relation INTEGER NOT NULL REFERENCES counsel_relation (id),\n"
     "  position INTEGER NOT NULL,\n"
     "  name TEXT NOT NULL,\n"
     "  type TEXT NOT NULL CHECK (type IN ('name', 'text', 'integer', 'number', 'yes or no', 'date')),\n"
     "  kind TEXT NOT NULL,\n"
     "  PRIMARY KEY (relation, position)\n"
     ") STRICT, WITHOUT ROWID"},
    {"table", "counsel_fact",
     "CREATE TABLE counsel_fact (\n"
     "  id INTEGER PRIMARY KEY,\n"
     "  relation INTEGER NOT NULL REFERENCES counsel_relation (id),\n"
     "  origin TEXT NOT NULL CHECK (origin IN ('rules', 'person', 'imported')),\n"
     "  who TEXT NOT NULL,\n"
     "  place TEXT NOT NULL,\n"
     "  added_at TEXT NOT NULL,\n"
     "  added_version INTEGER NOT NULL REFERENCES counsel_version (number),\n"
     "  closed_at TEXT,\n"
     "  closed_version INTEGER REFERENCES counsel_version (number),\n"
     "  closed_by TEXT,\n"
     "  closed_why TEXT CHECK (closed_why IN ('retracted', 'no longer stated', 'cited anew', 'set aside')),\n"
     "  closed_note TEXT,\n"
     "  CHECK ((closed_version IS NULL) = (closed_at IS NULL)\n"
     "     AND (closed_version IS NULL) = (closed_by IS NULL)\n"
     "     AND (closed_version IS NULL) = (closed_why IS NULL)\n"
     "     AND (closed_version IS NULL) = (closed_note IS NULL))\n"
     ") STRICT"},
    {"index", "counsel_fact_current",
     "CREATE INDEX counsel_fact_current ON counsel_fact (relation) WHERE closed_version IS NULL"},
    {"table", "counsel_citation",
     "CREATE TABLE counsel_citation (\n"
     "  fact INTEGER NOT NULL REFERENCES counsel_fact (id),\n"
     "  position INTEGER NOT NULL,\n"
     "  document TEXT NOT NULL REFERENCES counsel_document (id),\n"
     "  locator TEXT NOT NULL,\n"
     "  PRIMARY KEY (fact, position)\n"
     ") STRICT, WITHOUT ROWID"},
    // What the view of every relation shows beside the values.
    {"view", "counsel_current",
     "CREATE VIEW counsel_current AS SELECT\n"
     "  id AS fact,\n"
     "  (SELECT group_concat(cited, '; ') FROM (\n"
     "    SELECT document || iif(locator = '', '', ', ' || locator) AS cited\n"
     "    FROM counsel_citation AS c WHERE c.fact = f.id ORDER BY position)) AS source,\n"
     "  iif(origin = 'rules', 'rules', who) AS added_by,\n"
     "  place,\n"
     "  added_version AS since_version\n"
     "FROM counsel_fact AS f WHERE closed_version IS NULL"},
}};

void migrate_to_1(Database& database) {
  for (const auto& object : kFactObjects) database.execute(object.sql);
  const std::string nothing(64, '0');  // the checksum of nothing
  database.prepare("INSERT INTO counsel_state VALUES (1, '', 0, ?, ?, ?)").run(nothing, nothing, nothing);
  database.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
}

void migrate_to_2(Database& database) {
  for (const auto& object : kDecisionObjects) database.execute(object.sql);
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

/// The second and the fourth made views of what is filed alone.
void migrate_to_5(Database& database) {
  for (const auto& object : kDecisionViews) database.execute("DROP VIEW IF EXISTS " + std::string(object.name));
  database.execute(kArrivalTable.sql);
  for (const auto& object : kDecisionViews) database.execute(object.sql);
}

// Migration n leads from user_version n - 1 to n. Never change one that was released.
constexpr std::array<void (*)(Database&), 5> kMigrations = {migrate_to_1, migrate_to_2, migrate_to_3, migrate_to_4, migrate_to_5};
constexpr auto kLatest = static_cast<std::int64_t>(kMigrations.size());

/// The migration that the base is at; 0 for a file with nothing in it.
std::int64_t identify(Database& database) {
  const auto application = database.number("PRAGMA application_id");
  const auto migration = database.number("PRAGMA user_version");
  if (application == 0 && migration == 0 && database.number("SELECT count(*) FROM sqlite_schema") == 0) return 0;
  if (application != kApplicationId) throw Failure{ErrorKind::not_ours, "it is the database of another program"};
  if (migration > kLatest)
    throw Failure{ErrorKind::newer_version, "a later version of counsel wrote it (format " + std::to_string(migration) +
                                                ", and this version knows those up to " + std::to_string(kLatest) +
                                                ")"};
  if (migration < 1) throw Failure{ErrorKind::damaged, "its format has the number " + std::to_string(migration)};
  return migration;
}

}  // namespace

std::vector<SchemaObject> fixed_objects() {
  std::vector<SchemaObject> objects;
  const auto add = [&](const FixedObject& object) {
    objects.push_back({std::string(object.type), std::string(object.name), std::string(object.sql)});
  };
  for (const auto& object : kFactObjects) add(object);
  for (const auto& object : kDecisionObjects) add(object);
  add(kMentionTable);
  add(kArrivalTable);
  for (const auto& object : kDecisionViews) add(object);
  return objects;
}

void open_tables(Database& database, Database::Access access) {
  std::int64_t found = 0;
  {
    Transaction transaction(database, Transaction::Mode::read);
    found = identify(database);
  }
  if (access == Database::Access::read_only) {
    if (found == 0) throw Failure{ErrorKind::not_found, "there is nothing in it yet"};
    if (found < kLatest) throw Failure{ErrorKind::unwritable, "it is of an earlier format and has to be written once"};
    return;
  }
  database.execute("PRAGMA journal_mode = DELETE");  // somebody may have set another; it stays in the file
  if (found == kLatest) return;
  Transaction transaction(database, Transaction::Mode::write);
  found = identify(database);  // another program may have been quicker
  for (auto next = found; next < kLatest; ++next) kMigrations[static_cast<std::size_t>(next)](database);
  database.execute("PRAGMA user_version = " + std::to_string(kLatest));
  transaction.commit();
}

}  // namespace counsel::kb
