// kb/relations.h
// The relations that a base holds: for each a table of typed values, and for those declared now a view.
//
// Shape:  a relation whose columns change gets a new entry and a new table; the old one stays, for history.
//         One that is declared again as it was before takes up its old table.
// Order:  by id, which is the order in which they were first declared.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/schema.h"
#include "kb/sqlite.h"

namespace counsel::kb {

struct StoredRelation {
  std::int64_t id = 0;
  bool current = false;  // declared now
  RelationSchema schema;
};

/// The relation of this name that is declared now; null where none is.
const StoredRelation* find_current(const std::vector<StoredRelation>& relations, std::string_view name);

std::vector<StoredRelation> load_relations(Database& database);

/// Fails unless the file holds exactly the tables, indexes and views that belong to these relations, word for
/// word: a forged view, a trigger or a column of another type would make what is read something else.
void verify_schema(Database& database, const std::vector<StoredRelation>& relations);

/// Makes the declared relations the current ones. Facts are not touched.
void declare_relations(Database& database, const std::vector<RelationSchema>& declared,
                       std::vector<StoredRelation>& relations);

/// `counsel_values_7`
std::string values_table(const StoredRelation& relation);

/// Names of the value columns in that table, quoted. Its first column is `fact`.
std::vector<std::string> value_columns(const RelationSchema& relation);

}  // namespace counsel::kb
