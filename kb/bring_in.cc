// The unit of thought is the *life* of a ground fact: all records that say the same, read against the columns as
// they are declared now. Its current record decides what to do with a statement, or else its last one: a person
// may have retracted the fact, or a changed declaration may have set it aside. A life can cross stored relations,
// since changed columns move facts to another table.
#include "kb/bring_in.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "engine/base/check.h"
#include "kb/conform.h"
#include "kb/failure.h"
#include "kb/ledger.h"
#include "kb/records.h"

namespace counsel::kb {

namespace {

constexpr std::string_view kUpsertDocument =
    "INSERT INTO counsel_document VALUES (?, ?)"
    " ON CONFLICT (id) DO UPDATE SET title = excluded.title WHERE title <> excluded.title";

struct Life {
  const StoredRelation* relation = nullptr;
  std::vector<Value> values;  // as the columns are now
  Record* current = nullptr;
  Record* last = nullptr;  // the latest of all; current or closed
  bool returned = false;   // was set aside, and is current again from now on
  bool stated = false;
};

bool by_rules(const Record& record) { return record.fact.origin == Origin::rules; }

class BringIn {
 public:
  BringIn(Database& database, std::vector<StoredRelation>& relations, const Declarations& declarations,
          const std::string& when)
      : relations_(relations), conformer_(declarations), ledger_(database, ChangeKind::rules, {"", when}, "") {
    auto upsert = database.prepare(kUpsertDocument);
    for (const auto& document : declarations.documents) upsert.run(document.id, document.title);
    declare_relations(database, declarations.schema.relations, relations_);
    for (const auto& relation : relations_)
      if (relation.current) declared_.emplace(relation.schema.name, &relation);
    records_ = read_records(database, relations_, Extent::all);
    std::sort(records_.begin(), records_.end(), [](const Record& a, const Record& b) { return a.fact.id < b.fact.id; });
  }

  BroughtIn run(const std::vector<Fact>& stated, const std::string& digest) {
    for (auto& record : records_) take_up(record);
    for (auto& [key, life] : lives_) return_what_fits(life);
    for (const auto& [key, fact] : merged(stated)) state(lives_[key], fact);
    for (auto& [key, life] : lives_) close_unless_stated(life);
    ledger_.finish(digest);
    return std::move(changes_);
  }

 private:
  void take_up(Record& record) {
    const auto found = declared_.find(record.fact.relation);
    const auto values = found == declared_.end() ? std::nullopt : values_now(record, *found->second);
    const bool current = !record.closing;
    const bool in_place = values && record.relation == found->second->id && *values == record.fact.values;
    if (current && !in_place) {
      if (!by_rules(record) && !values) changes_.set_aside.push_back(record.fact);
      if (by_rules(record)) ++changes_.closed;
      ledger_.close(record, by_rules(record) ? Ending::unstated : Ending::set_aside);
    }
    if (!values) return;
    Life& life = lives_[identity(record.fact.relation, *values)];
    life.relation = found->second;
    life.values = *values;
    life.last = &record;
    if (!record.closing) life.current = &record;
  }

  /// The values in today's columns; nothing where they do not fit.
  std::optional<std::vector<Value>> values_now(const Record& record, const StoredRelation& now) const {
    const auto then = std::ranges::find(relations_, record.relation, &StoredRelation::id);
    return conformer_.refit(now.schema, then->schema, record.fact.values);
  }

  void return_what_fits(Life& life) {
    if (life.current != nullptr || life.last->closing->ending != Ending::set_aside) return;
    Fact fact = life.last->fact;
    fact.values = life.values;
    ledger_.add(*life.relation, fact);
    life.returned = true;
    ++changes_.returned;
  }

  /// One fact for all statements that say the same, with the citations of all. The map is the order of adding.
  std::map<std::string, Fact> merged(const std::vector<Fact>& stated) const {
    std::map<std::string, Fact> facts;
    for (const auto& fact : stated) {
      auto [entry, is_new] = facts.try_emplace(identity(fact.relation, fact.values), fact);
      if (is_new) continue;
      Fact& first = entry->second;
      first.citations.insert(first.citations.end(), fact.citations.begin(), fact.citations.end());
      first.place = std::min(first.place, fact.place);
    }
    for (auto& [key, fact] : facts) {
      auto citations = conformer_.citations(fact.citations);
      if (!citations) throw Failure{ErrorKind::invalid_input, fact.place + ": " + citations.error()};
      fact.citations = *std::move(citations);
      fact.origin = Origin::rules;
      fact.who.clear();
    }
    return facts;
  }

  void state(Life& life, const Fact& fact) {
    life.stated = true;
    if (life.returned || (life.current != nullptr && !by_rules(*life.current))) return;  // somebody said it already
    if (life.current != nullptr && life.current->fact.citations == fact.citations) {
      if (life.current->fact.place != fact.place) ledger_.move(*life.current, fact.place);
      return;
    }
    if (life.current != nullptr) {
      ledger_.close(*life.current, Ending::recited);
      ++changes_.closed;
    } else if (life.last != nullptr && life.last->closing->ending == Ending::retracted) {
      ++changes_.kept_retracted;
      return;
    }
    const auto relation = declared_.find(fact.relation);
    COUNSEL_CHECK(relation != declared_.end(), "rule files state facts of declared relations");
    ledger_.add(*relation->second, fact);
    ++changes_.added;
  }

  void close_unless_stated(Life& life) {
    if (life.stated || life.current == nullptr || !by_rules(*life.current)) return;
    ledger_.close(*life.current, Ending::unstated);
    ++changes_.closed;
  }

  std::vector<StoredRelation>& relations_;
  Conformer conformer_;
  Ledger ledger_;
  std::unordered_map<std::string_view, const StoredRelation*> declared_;
  std::vector<Record> records_;        // by id
  std::map<std::string, Life> lives_;  // by identity
  BroughtIn changes_;
};

}  // namespace

std::string digest_of_rule_files(const Declarations& declarations, const std::vector<Fact>& stated) {
  std::vector<std::string> items;
  const auto add = [&items](std::string_view what, const std::vector<std::string_view>& fields) {
    std::string item;
    item.reserve(256);
    item = what;
    for (const auto& field : fields) append_field(item, field);
    items.push_back(std::move(item));
  };
  for (const auto& relation : declarations.schema.relations) {
    std::vector<std::string_view> fields = {relation.name};
    for (const auto& column : relation.columns)
      fields.insert(fields.end(), {column.name, type_word(column.type.type), column.type.kind});
    add("relation", fields);
  }
  for (const auto& kind : declarations.schema.kinds) {
    add("kind", {kind.name});
    for (const auto& member : kind.members) add("member", {kind.name, member});
    for (const auto& [spelling, member] : kind.also) add("also", {kind.name, spelling, member});
  }
  for (const auto& document : declarations.documents) add("document", {document.id, document.title});
  for (const auto& fact : stated) {
    std::vector<std::string_view> fields = {fact.place};
    for (const auto& citation : fact.citations) fields.insert(fields.end(), {citation.document, citation.locator});
    const std::string said = identity(fact.relation, fact.values);
    fields.push_back(said);
    add("fact", fields);
  }
  std::sort(items.begin(), items.end());
  std::string all;
  for (const auto& item : items) append_field(all, item);
  return to_hex(sha256(all));
}

BroughtIn bring_in_rule_files(Database& database, std::vector<StoredRelation>& relations,
                              const Declarations& declarations, const std::vector<Fact>& stated,
                              const std::string& digest, const std::string& when) {
  return BringIn(database, relations, declarations, when).run(stated, digest);
}

}  // namespace counsel::kb
