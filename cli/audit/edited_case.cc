#include "cli/audit/edited_case.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "cli/case_facts.h"
#include "kb/records.h"

namespace counsel::cli {

namespace {

/// What people had taken back by then, and nobody had added again: of each fact the last record counts.
OrReason<std::set<std::string>> retracted_by(std::int64_t version, kb::FactBase& base) {
  const auto records = base.list({.with_closed = true});
  if (!records) return tl::unexpected(records.error().message);
  std::map<std::string, const kb::Record*> last;
  for (const kb::Record& record : *records) {
    if (record.added_version > version) continue;
    const kb::Record*& latest = last[kb::identity(record.fact.relation, record.fact.values)];
    if (latest == nullptr || latest->fact.id < record.fact.id) latest = &record;
  }
  std::set<std::string> retracted;
  for (const auto& [fact, record] : last)
    if (record->closing && record->closing->version <= version && record->closing->ending == kb::Ending::retracted)
      retracted.insert(fact);
  return retracted;
}

}  // namespace

OrReason<FactSet> facts_under(const Rules& edited, const kb::DecisionRecord& record, kb::FactBase& base) {
  const lang::Program& program = *edited.program;
  auto past = held_then(record, declarations_of(program), base);
  if (!past) return tl::unexpected(past.error());
  auto held = retracted_by(record.facts_version, base);  // as are those that follow
  if (!held) return tl::unexpected(held.error());
  FactSet facts{.facts = {}, .version = record.facts_version};
  for (kb::Record& each : past->records) {
    if (each.fact.origin == Origin::rules) continue;
    held->insert(kb::identity(each.fact.relation, each.fact.values));
    facts.facts.push_back(std::move(each.fact));
  }
  for (Fact& stated : stated_facts(program, edited.sources))
    if (held->insert(kb::identity(stated.relation, stated.values)).second) facts.facts.push_back(std::move(stated));
  std::ranges::sort(facts.facts, [](const Fact& a, const Fact& b) {
    return std::tie(a.relation, a.values) < std::tie(b.relation, b.values);
  });
  return facts;
}

OrReason<std::vector<Fact>> answers_under(const Rules& edited, const kb::DecisionInFull& decision) {
  const lang::Program& program = *edited.program;
  const auto typed = typed_answers_on_record(decision);
  if (!typed) return tl::unexpected(typed.error());
  CaseFacts read = case_facts(*typed, program);
  if (!read.complaints.empty())  // which would quote what is personal
    return tl::unexpected(decision.withheld.empty() ? "the answers do not fit: " + read.complaints.front().message
                                                    : std::string("the answers do not fit"));
  const auto today = program.find_relation("today");
  const auto day = read_date(decision.record.act.when.substr(0, 10));
  if (today && day && lang::is_read(program, *today) &&
      std::ranges::find(read.facts, "today", &Fact::relation) == read.facts.end())
    read.facts.push_back({.relation = "today", .values = {*day}, .origin = Origin::answer, .citations = {},
                          .place = "the day of the decision", .who = "", .id = {}});
  return std::move(read.facts);
}

}  // namespace counsel::cli
