#include "kb/ledger.h"

#include "kb/failure.h"

namespace counsel::kb {

namespace {

constexpr std::string_view kInsertVersion = "INSERT INTO counsel_version VALUES (?, ?, ?, ?, ?)";
constexpr std::string_view kInsertFact =
    "INSERT INTO counsel_fact (relation, origin, who, place, added_at, added_version) VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view kInsertCitation = "INSERT INTO counsel_citation VALUES (?, ?, ?, ?)";
constexpr std::string_view kClose =
    "UPDATE counsel_fact SET closed_version = ?, closed_at = ?, closed_by = ?, closed_why = ?, closed_note = ?"
    " WHERE id = ?";
constexpr std::string_view kMove = "UPDATE counsel_fact SET place = ? WHERE id = ?";
constexpr std::string_view kUpdateState =
    "UPDATE counsel_state SET stated = ?, version = ?, current_checksum = ?, closed_checksum = ?,"
    " versions_checksum = ?";

Digest from_hex(std::string_view hex) {
  const auto digit = [](char c) -> unsigned {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
    throw Failure{ErrorKind::damaged, "a checksum in it is malformed"};
  };
  Digest digest{};
  if (hex.size() != digest.size() * 2) throw Failure{ErrorKind::damaged, "a checksum in it is malformed"};
  for (std::size_t i = 0; i < digest.size(); ++i)
    digest[i] = static_cast<std::uint8_t>(digit(hex[2 * i]) << 4 | digit(hex[2 * i + 1]));
  return digest;
}

std::string changed(const std::string& checksum, const Digest& change) {
  Digest digest = from_hex(checksum);
  toggle(digest, change);
  return to_hex(digest);
}

void bind_value(Statement& statement, int parameter, const Value& value) {
  struct Binder {
    Statement& statement;
    int parameter;
    void operator()(const Name& name) const { statement.bind(parameter, std::string_view(name.text)); }
    void operator()(const Text& text) const { statement.bind(parameter, std::string_view(text.text)); }
    void operator()(std::int64_t integer) const { statement.bind(parameter, integer); }
    void operator()(double number) const { statement.bind(parameter, number); }
    void operator()(bool yes) const { statement.bind(parameter, std::int64_t{yes}); }
    void operator()(Date date) const { statement.bind(parameter, std::string_view(to_string(Value(date)))); }
  };
  std::visit(Binder{statement, parameter}, value);
}

}  // namespace

Ledger::Ledger(Database& database, ChangeKind what, Act act, std::string note)
    : database_(database),
      what_(what),
      act_(std::move(act)),
      note_(std::move(note)),
      state_(read_state(database)),
      insert_fact_(database.prepare(kInsertFact)),
      insert_citation_(database.prepare(kInsertCitation)),
      close_(database.prepare(kClose)),
      move_(database.prepare(kMove)) {}

std::int64_t Ledger::version() {
  if (!version_) {
    version_ = Version{state_.version + 1, act_.when, act_.who, what_, note_};
    database_.prepare(kInsertVersion).run(version_->number, act_.when, act_.who, change_word(what_), note_);
  }
  return version_->number;
}

Statement& Ledger::insert_values(const StoredRelation& relation) {
  const auto known = insert_values_.find(relation.id);
  if (known != insert_values_.end()) return known->second;
  std::string sql = "INSERT INTO " + values_table(relation) + " VALUES (?";
  for (std::size_t i = 0; i < relation.schema.columns.size(); ++i) sql += ", ?";
  return insert_values_.emplace(relation.id, database_.prepare(sql + ")")).first->second;
}

FactId Ledger::add(const StoredRelation& relation, const Fact& fact) {
  Record record;
  record.relation = relation.id;
  record.fact = fact;
  record.added_at = act_.when;
  record.added_version = version();
  insert_fact_.run(relation.id, origin_word(fact.origin), fact.who, fact.place, act_.when, record.added_version);
  const auto id = database_.last_row_id();
  record.fact.id = static_cast<FactId>(id);

  auto& insert = insert_values(relation).start(id);
  int parameter = 2;
  for (const auto& value : fact.values) bind_value(insert, parameter++, value);
  insert.step();

  std::int64_t position = 0;
  for (const auto& citation : fact.citations) insert_citation_.run(id, ++position, citation.document, citation.locator);
  toggle(current_change_, digest_of(record));
  return record.fact.id;
}

void Ledger::close(Record& record, Ending ending, const std::string& note) {
  toggle(current_change_, digest_of(record));
  record.closing = Closing{version(), act_.when, act_.who, ending, note};
  close_.run(record.closing->version, act_.when, act_.who, ending_word(ending), note,
             static_cast<std::int64_t>(record.fact.id));
  toggle(closed_change_, digest_of(record));
}

void Ledger::move(Record& record, const std::string& place) {
  toggle(current_change_, digest_of(record));
  record.fact.place = place;
  move_.run(place, static_cast<std::int64_t>(record.fact.id));
  toggle(current_change_, digest_of(record));
}

void Ledger::finish(const std::optional<std::string>& stated) {
  const Digest versions_change = version_ ? digest_of(*version_) : Digest{};
  database_.prepare(kUpdateState)
      .run(stated.value_or(state_.stated), version_ ? version_->number : state_.version,
           changed(state_.current, current_change_), changed(state_.closed, closed_change_),
           changed(state_.versions, versions_change));
}

}  // namespace counsel::kb
