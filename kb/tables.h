// kb/tables.h
// The fixed tables of a fact base, the numbered migrations that make them, and what tells a fact base from other
// files. docs/storage.md describes every table; the typed tables of single relations are in kb/relations.h.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "kb/sqlite.h"

namespace counsel::kb {

/// "CNSL", in the header of every fact base. Never change.
inline constexpr std::int64_t kApplicationId = 0x434E534C;

struct FixedObject {
  std::string_view type, name, sql;
};

struct SchemaObject {
  std::string type;  // "table", "index", "view"
  std::string name;
  std::string sql;  // as sqlite_schema keeps it
};

/// The fixed tables and indexes as the last migration leaves them.
std::vector<SchemaObject> fixed_objects();

/// Finds out what the file is, and with read_write brings it to the last migration. Fails on files of other
/// programs and later versions, before anything is written.
void open_tables(Database& database, Database::Access access);

}  // namespace counsel::kb
