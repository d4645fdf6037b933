#include "kb/fact_base.h"

#include <algorithm>
#include <filesystem>

#include "kb/bring_in.h"
#include "kb/failure.h"
#include "kb/records.h"
#include "kb/session.h"
#include "kb/tables.h"

namespace counsel::kb {

namespace {

void make_folders(const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path();
  if (folder.empty()) return;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw Failure{ErrorKind::unwritable, "its folder cannot be made: " + error.message()};
}

FactSet current_facts(Database& database, Session& session) {
  FactSet set;
  set.version = read_state(database).version;
  for (auto& record : read_records(database, session.relations(), Extent::current))
    set.facts.push_back(std::move(record.fact));
  return set;
}

Failure unknown_relation(const std::string& name) {
  return {ErrorKind::not_found, "it holds no relation called `" + name + "`"};
}

}  // namespace

Result<FactBase> FactBase::open(const std::string& path, const OpenOptions& options) {
  const auto access = options.read_only ? Database::Access::read_only : Database::Access::read_write;
  try {
    if (path.empty()) throw Failure{ErrorKind::not_found, "its path is empty"};
    const bool is_file = path != ":memory:";
    if (is_file && options.read_only && !std::filesystem::exists(path))
      throw Failure{ErrorKind::not_found, "there is no such file"};
    if (is_file && !options.read_only) make_folders(path);
    Database database = Database::open(path, access, options.patience);
    open_tables(database, access);
    return FactBase(path, options, std::move(database));
  } catch (const Failure& failure) {
    return fail(failure.kind, explained("open", path, failure, options));
  }
}

Result<Synced> FactBase::sync_and_read(const Declarations& declarations, const std::vector<Fact>& stated,
                                       const std::string& when) {
  const std::string digest = digest_of_rule_files(declarations, stated);
  return attempt("bring the rule files into", [&]() -> Synced {
    {
      Session session(database_, Transaction::Mode::read);
      if (read_state(database_).stated == digest) return {current_facts(database_, session), {}};
    }
    Session session(database_, Transaction::Mode::write);
    auto changes = bring_in_rule_files(database_, session.relations(), declarations, stated, digest, when);
    auto facts = current_facts(database_, session);
    session.transaction.commit();
    return {std::move(facts), std::move(changes)};
  });
}

Result<BroughtIn> FactBase::bring_in(const Declarations& declarations, const std::vector<Fact>& stated,
                                     const std::string& when) {
  return sync_and_read(declarations, stated, when).map([](Synced&& synced) { return std::move(synced.changes); });
}

Result<FactSet> FactBase::read(const Schema& schema) {
  return attempt("read", [&] {
    Session session(database_, Transaction::Mode::read);
    FactSet set = current_facts(database_, session);
    const std::string* checked = nullptr;
    for (const auto& fact : set.facts) {
      if (checked != nullptr && *checked == fact.relation) continue;
      checked = &fact.relation;
      const auto* declared = schema.find_relation(fact.relation);
      if (declared == nullptr)
        throw Failure{ErrorKind::invalid_input,
                      "it holds `" + fact.relation + "`, which the rule files do not declare"};
      session.as_declared(*declared);
    }
    return set;
  });
}

Result<std::vector<Record>> FactBase::list(const ListFilter& filter) {
  return attempt("list", [&] {
    Session session(database_, Transaction::Mode::read);
    const bool known = std::any_of(session.relations().begin(), session.relations().end(),
                                   [&](const StoredRelation& stored) { return stored.schema.name == filter.relation; });
    if (!filter.relation.empty() && !known) throw unknown_relation(filter.relation);
    const bool current_only = !filter.as_of && !filter.with_closed;
    auto records = read_records(database_, session.relations(), current_only ? Extent::current : Extent::all);
    if (filter.as_of) records = held_in(*filter.as_of, std::move(records));
    std::erase_if(records, [&](const Record& record) {
      return (!filter.relation.empty() && record.fact.relation != filter.relation) ||
             (filter.values && record.fact.values != *filter.values);
    });
    return records;
  });
}

Result<std::vector<Record>> FactBase::history(const std::string& relation,
                                              const std::optional<std::vector<Value>>& values) {
  return list({.relation = relation, .values = values, .as_of = std::nullopt, .with_closed = true});
}

Result<std::vector<Version>> FactBase::versions() {
  return attempt("read the versions of", [&] {
    Session session(database_, Transaction::Mode::read);
    return read_versions(database_);
  });
}

Result<Snapshot> FactBase::snapshot(const std::string& relation) {
  return attempt("read", [&] {
    Session session(database_, Transaction::Mode::read);
    Snapshot snapshot;
    for (const auto& stored : session.relations())
      if (stored.current && (relation.empty() || stored.schema.name == relation))
        snapshot.relations.push_back(stored.schema);
    if (snapshot.relations.empty() && !relation.empty()) throw unknown_relation(relation);
    std::sort(snapshot.relations.begin(), snapshot.relations.end(),
              [](const RelationSchema& a, const RelationSchema& b) { return a.name < b.name; });
    snapshot.records = read_records(database_, session.relations(), Extent::current);
    std::erase_if(snapshot.records,
                  [&](const Record& record) { return !relation.empty() && record.fact.relation != relation; });
    return snapshot;
  });
}

}  // namespace counsel::kb
