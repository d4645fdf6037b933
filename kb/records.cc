#include "kb/records.h"

#include <algorithm>
#include <unordered_map>

#include "kb/failure.h"

namespace counsel::kb {

namespace {

constexpr std::string_view kSelectState =
    "SELECT stated, version, current_checksum, closed_checksum, versions_checksum,"
    " (SELECT coalesce(max(number), 0) FROM counsel_version) FROM counsel_state";
constexpr std::string_view kSelectVersions =
    "SELECT number, made_at, who, what, note FROM counsel_version ORDER BY number";
constexpr std::string_view kSelectCitations =
    "SELECT c.fact, c.document, c.locator FROM counsel_fact AS f JOIN counsel_citation AS c ON c.fact = f.id";
constexpr std::string_view kSelectUsed = "SELECT DISTINCT f.relation FROM counsel_fact AS f";
constexpr std::string_view kSelectRecords =
    "SELECT f.id, f.origin, f.who, f.place, f.added_at, f.added_version,"
    " f.closed_version, f.closed_at, f.closed_by, f.closed_why, f.closed_note";
constexpr int kFirstValue = 11;  // columns of kSelectRecords
constexpr std::string_view kCurrentOnly = " WHERE f.closed_version IS NULL";

template <class Enum, std::size_t size>
Enum read_word(const std::string& word, const std::array<std::string_view, size>& words) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) throw Failure{ErrorKind::damaged, "it holds `" + word + "` where no such word belongs"};
  return static_cast<Enum>(found - words.begin());
}

Origin read_origin(const std::string& word) {
  for (const auto origin : {Origin::rules, Origin::person, Origin::imported})
    if (origin_word(origin) == word) return origin;
  throw Failure{ErrorKind::damaged, "it holds a fact of the unknown origin `" + word + "`"};
}

Value read_value(const Statement& row, int column, Type type) {
  switch (type) {
    case Type::name:
      return Name{row.text(column)};
    case Type::text:
      return Text{row.text(column)};
    case Type::integer:
      return row.integer(column);
    case Type::number:
      return number_value(row.number(column));
    case Type::yes_no:
      return row.integer(column) != 0;
    case Type::date:
      if (const auto date = read_date(row.text(column))) return *date;
      throw Failure{ErrorKind::damaged, "it holds `" + row.text(column) + "` for a date"};
  }
  throw Failure{ErrorKind::damaged, "it holds a value of an unknown type"};
}

using Citations = std::unordered_map<std::int64_t, std::vector<Citation>>;

Citations read_citations(Database& database, std::string_view where) {
  Citations citations;
  auto rows = database.prepare(std::string(kSelectCitations).append(where).append(" ORDER BY c.fact, c.position"));
  while (rows.step()) citations[rows.integer(0)].push_back({rows.text(1), rows.text(2)});
  return citations;
}

std::string select_records_of(const StoredRelation& relation, std::string_view where) {
  std::string sql(kSelectRecords);
  for (const auto& column : value_columns(relation.schema)) sql += ", v." + column;
  return sql + " FROM counsel_fact AS f JOIN " + values_table(relation) + " AS v ON v.fact = f.id" +
         std::string(where) + (where.empty() ? " WHERE" : " AND") + " f.relation = ?";
}

Record read_record(const Statement& row, const StoredRelation& relation, Citations& citations) {
  Record record;
  record.relation = relation.id;
  record.fact.relation = relation.schema.name;
  record.fact.id = static_cast<FactId>(row.integer(0));
  record.fact.origin = read_origin(row.text(1));
  record.fact.who = row.text(2);
  record.fact.place = row.text(3);
  record.added_at = row.text(4);
  record.added_version = row.integer(5);
  if (!row.is_null(6))
    record.closing =
        Closing{row.integer(6), row.text(7), row.text(8), read_word<Ending>(row.text(9), kEndingWords), row.text(10)};
  int column = kFirstValue;
  for (const auto& declared : relation.schema.columns)
    record.fact.values.push_back(read_value(row, column++, declared.type.type));
  if (const auto cited = citations.find(row.integer(0)); cited != citations.end())
    record.fact.citations = std::move(cited->second);
  return record;
}

void verify(std::string_view what, const Digest& found, const std::string& expected) {
  if (to_hex(found) != expected)
    throw Failure{ErrorKind::damaged,
                  "its " + std::string(what) + " are not those that counsel wrote (their checksum differs)"};
}

void verify(const std::vector<Record>& records, const State& state, Extent extent) {
  Digest current{};
  Digest closed{};
  for (const auto& record : records) toggle(record.closing ? closed : current, digest_of(record));
  verify("current facts", current, state.current);
  if (extent == Extent::all) verify("closed facts", closed, state.closed);
}

}  // namespace

State read_state(Database& database) {
  auto row = database.prepare(kSelectState);
  if (!row.step()) throw Failure{ErrorKind::damaged, "the row of `counsel_state` is missing"};
  if (row.integer(1) != row.integer(5))
    throw Failure{ErrorKind::damaged, "its last version is not the one it should be"};
  return {row.text(0), row.integer(1), row.text(2), row.text(3), row.text(4)};
}

std::vector<Version> read_versions(Database& database) {
  std::vector<Version> versions;
  Digest digest{};
  auto rows = database.prepare(kSelectVersions);
  while (rows.step()) {
    versions.push_back(
        {rows.integer(0), rows.text(1), rows.text(2), read_word<ChangeKind>(rows.text(3), kChangeWords), rows.text(4)});
    toggle(digest, digest_of(versions.back()));
  }
  verify("versions", digest, read_state(database).versions);
  return versions;
}

std::vector<Record> read_records(Database& database, const std::vector<StoredRelation>& relations, Extent extent) {
  const std::string_view where = extent == Extent::current ? kCurrentOnly : std::string_view();
  Citations citations = read_citations(database, where);
  std::vector<Record> records;
  auto used = database.prepare(std::string(kSelectUsed).append(where));
  while (used.step()) {
    const auto id = used.integer(0);
    const auto relation = std::find_if(relations.begin(), relations.end(), [&](const auto& r) { return r.id == id; });
    if (relation == relations.end()) throw Failure{ErrorKind::damaged, "it holds a fact of an unknown relation"};
    auto rows = database.prepare(select_records_of(*relation, where));
    rows.start(id);
    while (rows.step()) records.push_back(read_record(rows, *relation, citations));
  }
  verify(records, read_state(database), extent);
  std::sort(records.begin(), records.end(), comes_before);
  return records;
}

bool comes_before(const Record& a, const Record& b) {
  if (a.fact.relation != b.fact.relation) return a.fact.relation < b.fact.relation;
  const auto values = std::lexicographical_compare_three_way(a.fact.values.begin(), a.fact.values.end(),
                                                             b.fact.values.begin(), b.fact.values.end(), compare);
  return values != 0 ? values < 0 : a.fact.id < b.fact.id;
}

std::vector<Record> known_in(std::int64_t version, std::vector<Record> records) {
  std::erase_if(records, [&](const Record& record) { return record.added_version > version; });
  for (auto& record : records)
    if (record.closing && record.closing->version > version) record.closing.reset();
  return records;
}

std::vector<Record> held_in(std::int64_t version, std::vector<Record> records) {
  records = known_in(version, std::move(records));
  std::erase_if(records, [](const Record& record) { return record.closing.has_value(); });
  return records;
}

std::vector<Fact> facts_of(std::vector<Record> records) {
  std::vector<Fact> facts;
  facts.reserve(records.size());
  for (auto& record : records) facts.push_back(std::move(record.fact));
  return facts;
}

Digest digest_of(const Record& record) {
  const Fact& fact = record.fact;
  std::string text = identity(fact.relation, fact.values);
  const auto add = [&text](std::string_view field) { append_field(text, field); };
  add(std::to_string(static_cast<std::int64_t>(fact.id)));
  add(std::to_string(record.relation));
  add(origin_word(fact.origin));
  add(fact.who);
  add(fact.place);
  add(record.added_at);
  add(std::to_string(record.added_version));
  add(std::to_string(fact.citations.size()));
  for (const auto& citation : fact.citations) {
    add(citation.document);
    add(citation.locator);
  }
  if (record.closing) {
    add(std::to_string(record.closing->version));
    add(record.closing->at);
    add(record.closing->by);
    add(ending_word(record.closing->ending));
    add(record.closing->note);
  }
  return sha256(text);
}

Digest digest_of(const Version& version) {
  std::string text = std::to_string(version.number);
  for (const std::string_view field : {std::string_view(version.made_at), std::string_view(version.who),
                                       change_word(version.what), std::string_view(version.note)})
    append_field(text, field);
  return sha256(text);
}

std::string identity(std::string_view relation, const std::vector<Value>& values) {
  std::string text;
  text.reserve(256);  // what a whole record takes; `digest_of` goes on from here
  append_field(text, relation);
  append_field(text, std::to_string(values.size()));
  for (const auto& value : values) {
    append_field(text, type_word(type_of(value)));
    append_field(text, to_string(value));
  }
  return text;
}

}  // namespace counsel::kb
