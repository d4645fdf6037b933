// What people do to a fact base: add, retract and import.
#include <unordered_map>

#include "kb/conform.h"
#include "kb/fact_base.h"
#include "kb/ledger.h"
#include "kb/records.h"
#include "kb/session.h"

namespace counsel::kb {

namespace {

std::string shown(const std::string& relation, const std::vector<Value>& values) {
  std::string text = relation + "(";
  for (const auto& value : values) text += (text.back() == '(' ? "" : ", ") + to_source(value);
  return text + ")";
}

/// The fact as a person may add it, or why not.
OrWhyNot<Fact> admissible(const Conformer& conformer, const Fact& given, Origin origin, const std::string& who) {
  const auto* relation = conformer.find_relation(given.relation);
  if (relation == nullptr) return tl::unexpected<std::string>("no relation is called `" + given.relation + "`");
  auto values = conformer.fit_all(*relation, given.values);
  if (!values) return tl::unexpected<std::string>(values.error());
  auto citations = conformer.citations(given.citations);
  if (!citations) return tl::unexpected<std::string>(citations.error());
  Fact fact = given;
  fact.values = *std::move(values);
  fact.citations = *std::move(citations);
  fact.origin = origin;
  fact.who = who;
  return fact;
}

/// What the base knows of each ground fact, for changes by people.
class Lives {
 public:
  explicit Lives(const std::vector<Record>& records) {
    for (const auto& record : records)  // ids ascend within equal values, so the last one stays
      last_[key(record.relation, record.fact)] = &record;
  }

  const Record* last(const StoredRelation& relation, const Fact& fact) const {
    const auto found = last_.find(key(relation.id, fact));
    return found == last_.end() ? nullptr : found->second;
  }

 private:
  static std::string key(std::int64_t relation, const Fact& fact) {
    return std::to_string(relation) + identity(fact.relation, fact.values);
  }

  std::unordered_map<std::string, const Record*> last_;
};

Added add_unless_there(const Lives& lives, Ledger& ledger, const StoredRelation& relation, const Fact& fact) {
  const Record* last = lives.last(relation, fact);
  if (last != nullptr && !last->closing) return {.id = last->fact.id, .already = true};
  const bool restored = last != nullptr && last->closing->ending == Ending::retracted;
  return {.id = ledger.add(relation, fact), .restored = restored};
}

}  // namespace

Result<Added> FactBase::add(const Declarations& declarations, const Fact& fact, const Act& act) {
  const auto addable = admissible(Conformer(declarations), fact, Origin::person, act.who);
  if (!addable)
    return fail(ErrorKind::invalid_input, "cannot add " + shown(fact.relation, fact.values) + ": " + addable.error());
  return attempt("add a fact to", [&] {
    Session session(database_, Transaction::Mode::write);
    const auto& relation = session.as_declared(*declarations.schema.find_relation(fact.relation));
    const auto records = read_records(database_, session.relations(), Extent::all);
    Ledger ledger(database_, ChangeKind::person, act, "");
    const Added added = add_unless_there(Lives(records), ledger, relation, *addable);
    ledger.finish();
    session.transaction.commit();
    return added;
  });
}

Result<Record> FactBase::retract(const Declarations& declarations, const std::string& relation,
                                 const std::vector<Value>& values, const Act& act, const std::string& reason) {
  Fact given;
  given.relation = relation;
  given.values = values;
  const auto fact = admissible(Conformer(declarations), given, Origin::person, act.who);
  if (!fact) return fail(ErrorKind::invalid_input, "cannot retract " + shown(relation, values) + ": " + fact.error());
  return attempt("retract a fact from", [&] {
    Session session(database_, Transaction::Mode::write);
    const auto& stored = session.as_declared(*declarations.schema.find_relation(relation));
    const auto records = read_records(database_, session.relations(), Extent::all);
    const Record* last = Lives(records).last(stored, *fact);
    if (last == nullptr) throw Failure{ErrorKind::not_found, "it does not hold " + shown(relation, fact->values)};
    if (last->closing)
      throw Failure{ErrorKind::not_found, shown(relation, fact->values) + " was closed before (" +
                                              std::string(ending_word(last->closing->ending)) + " at " +
                                              last->closing->at + ")"};
    Record retracted = *last;
    Ledger ledger(database_, ChangeKind::person, act, reason);
    ledger.close(retracted, Ending::retracted, reason);
    ledger.finish();
    session.transaction.commit();
    return retracted;
  });
}

Result<Imported> FactBase::import_facts(const Declarations& declarations, const std::vector<Fact>& facts,
                                        const Act& act, const std::string& file) {
  const Conformer conformer(declarations);
  std::vector<Fact> distinct;
  std::unordered_map<std::string, std::size_t> position;  // in `distinct`, by identity
  for (const auto& given : facts) {
    auto fact = admissible(conformer, given, Origin::imported, act.who);
    if (!fact) return fail(ErrorKind::invalid_input, "cannot import " + given.place + ": " + fact.error());
    const auto [known, is_new] = position.emplace(identity(fact->relation, fact->values), distinct.size());
    if (is_new) {
      distinct.push_back(*std::move(fact));
      continue;
    }
    auto& citations = distinct[known->second].citations;
    citations.insert(citations.end(), fact->citations.begin(), fact->citations.end());
    citations = *conformer.citations(citations);  // sorts them; each was found admissible above
  }
  return attempt("import facts into", [&] {
    Session session(database_, Transaction::Mode::write);
    const auto records = read_records(database_, session.relations(), Extent::all);
    const Lives lives(records);
    Ledger ledger(database_, ChangeKind::import, act, file);
    Imported done;
    for (const auto& fact : distinct) {
      const auto& relation = session.as_declared(*conformer.find_relation(fact.relation));
      const Added added = add_unless_there(lives, ledger, relation, fact);
      ++(added.already ? done.already : done.added);
      done.restored += added.restored;
    }
    ledger.finish();
    session.transaction.commit();
    return done;
  });
}

}  // namespace counsel::kb
