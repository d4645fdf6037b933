#include "kb/relations.h"

#include <algorithm>
#include <unordered_map>

#include "kb/failure.h"
#include "kb/identifiers.h"
#include "kb/tables.h"

namespace counsel::kb {

namespace {

constexpr std::string_view kSelectRelations = "SELECT id, name, current FROM counsel_relation ORDER BY id";
constexpr std::string_view kSelectColumns =
    "SELECT relation, position, name, type, kind FROM counsel_column ORDER BY relation, position";
constexpr std::string_view kInsertRelation = "INSERT INTO counsel_relation (name, current) VALUES (?, 1)";
constexpr std::string_view kInsertColumn = "INSERT INTO counsel_column VALUES (?, ?, ?, ?, ?)";
constexpr std::string_view kSetCurrent = "UPDATE counsel_relation SET current = ? WHERE id = ?";
constexpr std::size_t kMaxColumns = 1000;  // SQLite takes 2000, in views with what they add
constexpr std::string_view kSelectSchema = "SELECT type, name, sql FROM sqlite_schema";

std::vector<std::string> column_names(const RelationSchema& relation) {
  std::vector<std::string> names;
  for (const auto& column : relation.columns) names.push_back(column.name);
  return unique_identifiers(names, {"fact"});
}

std::string column_definition(const std::string& name, Type type) {
  switch (type) {
    case Type::name:
    case Type::text:
    case Type::date:  // 2026-11-20: the order of the texts is that of the days
      return name + " TEXT NOT NULL";
    case Type::integer:
      return name + " INTEGER NOT NULL";
    case Type::number:
      return name + " REAL NOT NULL";
    case Type::yes_no:
      return name + " INTEGER NOT NULL CHECK (" + name + " IN (0, 1))";
  }
  return {};
}

SchemaObject table_of(const StoredRelation& relation) {
  const auto columns = value_columns(relation.schema);
  std::string sql =
      "CREATE TABLE " + values_table(relation) + " (\n  fact INTEGER PRIMARY KEY REFERENCES counsel_fact (id)";
  for (std::size_t i = 0; i < columns.size(); ++i)
    sql += ",\n  " + column_definition(columns[i], relation.schema.columns[i].type.type);
  return {"table", values_table(relation), sql + "\n) STRICT"};
}

SchemaObject view_of(const StoredRelation& relation, const std::string& name) {
  const auto columns = column_names(relation.schema);
  const auto extra = unique_identifiers({"source", "added by", "place", "since version"}, columns);
  std::string sql = "CREATE VIEW " + quoted_identifier(name) + " AS SELECT ";
  std::string order;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string identifier = quoted_identifier(columns[i]);
    const std::string value = "v." + identifier;
    const bool yes_no = relation.schema.columns[i].type.type == Type::yes_no;
    sql += (yes_no ? "iif(" + value + ", 'yes', 'no')" : value) + " AS " + identifier + ", ";
    order += value + ", ";
  }
  sql += "c.source AS " + quoted_identifier(extra[0]) + ", c.added_by AS " + quoted_identifier(extra[1]) +
         ", c.place AS " + quoted_identifier(extra[2]) + ", c.since_version AS " + quoted_identifier(extra[3]) +
         "\nFROM " + values_table(relation) + " AS v JOIN counsel_current AS c ON c.fact = v.fact" + "\nORDER BY " +
         order + "c.fact";
  return {"view", name, sql};
}

// `counsel_…` and `decision…` are our tables and views, and SQLite keeps `sqlite_…` for itself, in any case.
bool is_reserved(std::string_view name) {
  const std::string lower = folded_identifier(name);
  return lower.starts_with("counsel_") || lower.starts_with("decision") || lower.starts_with("sqlite_");
}

std::vector<SchemaObject> views_of(const std::vector<StoredRelation>& relations) {
  std::vector<const StoredRelation*> current;
  for (const auto& relation : relations)
    if (relation.current) current.push_back(&relation);
  std::sort(current.begin(), current.end(),
            [](const auto* a, const auto* b) { return a->schema.name < b->schema.name; });
  std::vector<std::string> names;
  for (const auto* relation : current)
    names.push_back((is_reserved(relation->schema.name) ? "relation_" : "") + relation->schema.name);
  names = unique_identifiers(names);
  std::vector<SchemaObject> views;
  for (std::size_t i = 0; i < current.size(); ++i) views.push_back(view_of(*current[i], names[i]));
  return views;
}

StoredRelation create_relation(Database& database, const RelationSchema& schema) {
  if (schema.columns.size() > kMaxColumns)
    throw Failure{ErrorKind::limit_reached,
                  "the relation `" + schema.name + "` has more than " + std::to_string(kMaxColumns) + " columns"};
  database.prepare(kInsertRelation).run(std::string_view(schema.name));
  StoredRelation relation{database.last_row_id(), true, schema};
  auto insert = database.prepare(kInsertColumn);
  std::int64_t position = 0;
  for (const auto& column : schema.columns)
    insert.run(relation.id, ++position, std::string_view(column.name), type_word(column.type.type),
               std::string_view(column.type.kind));
  database.execute(table_of(relation).sql);
  return relation;
}

/// What SQLite makes by itself: indexes of keys, which have no text, and what `ANALYZE` counts. Others may have such names only
/// where somebody wrote into the schema.
bool is_of_sqlite(const std::string& type, const std::string& name, const std::string& sql) {
  if (type == "index") return name.starts_with("sqlite_autoindex_") && sql.empty();
  return type == "table" && ((name == "sqlite_stat1" && sql == "CREATE TABLE sqlite_stat1(tbl,idx,stat)") ||
                             (name == "sqlite_stat4" && sql == "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)"));
}

}  // namespace

const StoredRelation* find_current(const std::vector<StoredRelation>& relations, std::string_view name) {
  for (const auto& relation : relations)
    if (relation.current && relation.schema.name == name) return &relation;
  return nullptr;
}

std::vector<StoredRelation> load_relations(Database& database) {
  std::vector<StoredRelation> relations;
  auto rows = database.prepare(kSelectRelations);
  while (rows.step()) {
    StoredRelation relation{rows.integer(0), rows.integer(2) != 0, {rows.text(1), {}}};
    if (relation.current && find_current(relations, relation.schema.name) != nullptr)
      throw Failure{ErrorKind::damaged, "the relation `" + relation.schema.name + "` is in it twice"};
    relations.push_back(std::move(relation));
  }
  auto columns = database.prepare(kSelectColumns);
  while (columns.step()) {
    const auto id = columns.integer(0);
    const auto relation = std::lower_bound(relations.begin(), relations.end(), id,
                                           [](const StoredRelation& a, std::int64_t b) { return a.id < b; });
    const auto type = type_from_word(columns.text(3));
    if (relation == relations.end() || relation->id != id || !type ||
        columns.integer(1) != static_cast<std::int64_t>(relation->schema.columns.size()) + 1)
      throw Failure{ErrorKind::damaged, "the columns of its relations are not in order"};
    relation->schema.columns.push_back({columns.text(2), {*type, columns.text(4)}});
  }
  return relations;
}

void verify_schema(Database& database, const std::vector<StoredRelation>& relations) {
  std::unordered_map<std::string, SchemaObject> expected;
  const auto expect = [&](SchemaObject object) {
    std::string name = object.name;
    expected.emplace(std::move(name), std::move(object));
  };
  for (auto& object : fixed_objects()) expect(std::move(object));
  for (const auto& relation : relations) expect(table_of(relation));
  for (auto& view : views_of(relations)) expect(std::move(view));

  auto rows = database.prepare(kSelectSchema);
  while (rows.step()) {
    const std::string name = rows.text(1);
    const std::string type = rows.text(0);
    if (is_of_sqlite(type, name, rows.is_null(2) ? "" : rows.text(2))) continue;
    const auto ours = expected.find(name);
    if (ours == expected.end())
      throw Failure{ErrorKind::damaged, "it holds the " + type + " `" + name + "`, which counsel did not make"};
    if (ours->second.type != type || ours->second.sql != rows.text(2))
      throw Failure{ErrorKind::damaged, "its " + type + " `" + name + "` is not as counsel made it"};
    expected.erase(ours);
  }
  if (expected.empty()) return;
  std::vector<std::string> missing;
  for (const auto& [name, object] : expected) missing.push_back(name);
  throw Failure{ErrorKind::damaged, "`" + *std::min_element(missing.begin(), missing.end()) + "` is missing in it"};
}

void declare_relations(Database& database, const std::vector<RelationSchema>& declared,
                       std::vector<StoredRelation>& relations) {
  const auto views_before = views_of(relations);
  auto set_current = database.prepare(kSetCurrent);
  for (auto& relation : relations) {
    const bool current = std::find(declared.begin(), declared.end(), relation.schema) != declared.end();
    // Two entries never have the same name and columns: that is what taking up the old one is for.
    if (current != relation.current) set_current.run(std::int64_t{current}, relation.id);
    relation.current = current;
  }
  for (const auto& schema : declared)
    if (find_current(relations, schema.name) == nullptr) relations.push_back(create_relation(database, schema));

  const auto views_after = views_of(relations);
  const auto same = [](const SchemaObject& a, const SchemaObject& b) { return a.name == b.name && a.sql == b.sql; };
  if (std::equal(views_before.begin(), views_before.end(), views_after.begin(), views_after.end(), same)) return;
  // All of them, since a new relation may take over a name that differs from an old one only in case.
  for (const auto& view : views_before) database.execute("DROP VIEW " + quoted_identifier(view.name));
  for (const auto& view : views_after) database.execute(view.sql);
}

std::string values_table(const StoredRelation& relation) { return "counsel_values_" + std::to_string(relation.id); }

std::vector<std::string> value_columns(const RelationSchema& relation) {
  std::vector<std::string> columns = column_names(relation);
  for (auto& column : columns) column = quoted_identifier(column);
  return columns;
}

}  // namespace counsel::kb
