#include "engine/decide/set_aside.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace counsel::decide {

namespace {

/// Everything that is said of a candidate, whichever way.
template <class Evidence, class Visit>
void each_list(Evidence& evidence, Visit visit) {
  visit(evidence.contributions);
  visit(evidence.exclusions);
  visit(evidence.cautions);
}

std::set<RuleId> speakers(const CandidateEvidence& evidence) {
  std::set<RuleId> rules;
  each_list(evidence, [&](const std::vector<Contribution>& said) {
    for (const Contribution& each : said) rules.insert(each.rule);
  });
  return rules;
}

/// The rules that override some, each after those that override it.
std::vector<RuleId> overriding_rules(const lang::Program& program) {
  std::map<RuleId, std::size_t> waits;  // how many rules that override it are still to come
  for (std::size_t i = 0; i < program.written; ++i)
    for (const RuleId id : program.rules[i].overrides) ++waits[id];
  std::vector<RuleId> order;
  for (std::size_t i = 0; i < program.written; ++i)
    if (!program.rules[i].overrides.empty() && !waits.contains(static_cast<RuleId>(i))) order.push_back(static_cast<RuleId>(i));
  for (std::size_t at = 0; at < order.size(); ++at)
    for (const RuleId id : program.rule(order[at]).overrides)
      if (--waits[id] == 0) order.push_back(id);
  return order;
}

/// The rules that do not count for the candidate, and which rule says so.
std::map<RuleId, RuleId> overridden(const lang::Program& program, const std::vector<RuleId>& order,
                                    const CandidateEvidence& evidence) {
  const std::set<RuleId> speaking = speakers(evidence);
  std::map<RuleId, RuleId> by;
  for (const RuleId rule : order) {
    if (!speaking.contains(rule) || by.contains(rule)) continue;
    for (const RuleId id : program.rule(rule).overrides)
      if (speaking.contains(id)) by.try_emplace(id, rule);
  }
  return by;
}

}  // namespace

void set_aside(const lang::Program& program, std::vector<CandidateEvidence>& evidence) {
  const std::vector<RuleId> order = overriding_rules(program);
  if (order.empty()) return;
  for (CandidateEvidence& each : evidence) {
    const auto by = overridden(program, order, each);
    each_list(each, [&](std::vector<Contribution>& said) {
      const auto kept = std::stable_partition(said.begin(), said.end(), [&](const Contribution& c) { return !by.contains(c.rule); });
      for (auto moved = kept; moved != said.end(); ++moved) each.overridden.push_back({std::move(*moved), by.at(moved->rule)});
      said.erase(kept, said.end());
    });
  }
}

void drop_overridable(const lang::Program& program, const std::vector<CandidateEvidence>& possible,
                      std::vector<CandidateEvidence>& sure) {
  for (std::size_t i = 0; i < sure.size(); ++i) {
    std::set<RuleId> in_doubt;
    for (const RuleId rule : speakers(possible[i])) in_doubt.insert(program.rule(rule).overrides.begin(), program.rule(rule).overrides.end());
    each_list(sure[i], [&](std::vector<Contribution>& said) {
      std::erase_if(said, [&](const Contribution& each) { return in_doubt.contains(each.rule); });
    });
  }
}

}  // namespace counsel::decide
