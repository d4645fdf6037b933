#include "cli/audit/edited_case.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "cli/case_facts.h"
#include "kb/records.h"

namespace counsel::cli {

OrReason<FactSet> facts_under(const Rules& edited, const kb::DecisionRecord& record, kb::FactBase& base) {
  const lang::Program& program = *edited.program;
  auto past = held_then(record, declarations_of(program), base);
  if (!past) return tl::unexpected(past.error());
  FactSet facts{.facts = {}, .version = record.facts_version};
  std::set<std::string> settled;  // what rules state of these changes nothing
  const auto hold = [&](Fact& fact) {
    settled.insert(kb::identity(fact.relation, fact.values));
    facts.facts.push_back(std::move(fact));
  };
  for (kb::Record& each : past->records)
    if (each.fact.origin != Origin::rules) hold(each.fact);
  for (kb::Record& each : past->ended) {
    if (each.closing->ending == kb::Ending::set_aside) hold(each.fact);  // it fits again
    if (each.closing->ending == kb::Ending::retracted) settled.insert(kb::identity(each.fact.relation, each.fact.values));
  }
  for (Fact& stated : stated_facts(program, edited.sources))
    if (settled.insert(kb::identity(stated.relation, stated.values)).second) facts.facts.push_back(std::move(stated));
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
