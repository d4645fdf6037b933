#include "kb/tables.h"

#include <string>

#include "kb/decision_tables.h"
#include "kb/decision_views.h"
#include "kb/fact_tables.h"
#include "kb/failure.h"
#include "kb/migrations.h"

namespace counsel::kb {

namespace {

/// The migration that the base is at; 0 for a file with nothing in it.
std::int64_t identify(Database& database) {
  const auto application = database.number("PRAGMA application_id");
  const auto migration = database.number("PRAGMA user_version");
  if (application == 0 && migration == 0 && database.number("SELECT count(*) FROM sqlite_schema") == 0) return 0;
  if (application != kApplicationId) throw Failure{ErrorKind::not_ours, "it is the database of another program"};
  if (migration > last_migration())
    throw Failure{ErrorKind::newer_version, "a later version of counsel wrote it (format " + std::to_string(migration) +
                                                ", and this version knows those up to " + std::to_string(last_migration()) +
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
  add(kTermTable);
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
    if (found < last_migration()) throw Failure{ErrorKind::unwritable, "it is of an earlier format and has to be written once"};
    return;
  }
  database.execute("PRAGMA journal_mode = DELETE");  // somebody may have set another; it stays in the file
  if (found == last_migration()) return;
  Transaction transaction(database, Transaction::Mode::write);
  found = identify(database);  // another program may have been quicker
  migrate(database, found);
  transaction.commit();
}

}  // namespace counsel::kb
