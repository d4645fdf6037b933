// What a fact base held before. Every record has the versions between which it was current, and all of them are read and
// held against the checksums, those that have ended since too: so what was current then is proved as what is current now.
#include <algorithm>
#include <map>

#include "kb/conform.h"
#include "kb/decision.h"
#include "kb/fact_base.h"
#include "kb/records.h"
#include "kb/session.h"

namespace counsel::kb {

Result<Version> FactBase::version_at(const Moment& moment) {
  return attempt("look back in", [&] {
    Session session(database_, Transaction::Mode::read);
    return kb::version_at(read_versions(database_), moment);
  });
}

Result<Past> FactBase::as_of(const Declarations& declarations, std::int64_t version) {
  const Conformer conformer(declarations);
  return attempt("look back in", [&] {
    Session session(database_, Transaction::Mode::read);
    Past past;
    auto records = known_in(version, read_records(database_, session.relations(), Extent::all));
    past.digest = digest_of_facts(facts_of(held_in(version, records)));
    std::ranges::sort(records, {}, [](const Record& record) { return record.fact.id; });
    // By identity: two facts of then may be one now, and the later stands for both.
    std::map<std::string, Record> held, ended;
    for (auto& record : records) {
      const auto* now = conformer.find_relation(record.fact.relation);
      auto values = now == nullptr ? std::nullopt : conformer.refit(*now, session.columns_of(record), record.fact.values);
      if (values) {
        record.fact.values = *std::move(values);
        (record.closing ? ended : held).insert_or_assign(identity(record.fact.relation, record.fact.values), std::move(record));
      } else if (!record.closing) {
        past.set_aside.push_back(std::move(record));
      }
    }
    for (auto& [fact, record] : ended)
      if (!held.contains(fact)) past.ended.push_back(std::move(record));
    std::ranges::sort(past.ended, {}, [](const Record& record) { return record.fact.id; });
    for (auto& [fact, record] : held) past.records.push_back(std::move(record));
    std::sort(past.records.begin(), past.records.end(), comes_before);
    return past;
  });
}

}  // namespace counsel::kb
