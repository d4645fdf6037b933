#include "engine/decide/overriding.h"

#include <algorithm>
#include <map>

namespace counsel::decide {

namespace {

using Overridden = std::map<RuleId, RuleId>;  // by which rule

Overridden overridden_among(const lang::Program& program, const std::vector<RuleId>& speaking) {
  std::map<RuleId, std::vector<RuleId>> above;  // who overrides it, of those that speak
  std::map<RuleId, std::size_t> undecided;      // … and how many of them may yet turn out to count
  const auto speaks = [&](RuleId id) { return std::binary_search(speaking.begin(), speaking.end(), id); };
  for (const RuleId rule : speaking)
    for (const RuleId below : program.rule(rule).overrides)
      if (speaks(below)) {
        above[below].push_back(rule);
        ++undecided[below];
      }
  Overridden overridden;
  if (above.empty()) return overridden;
  std::vector<RuleId> ready;
  for (const RuleId rule : speaking)
    if (!undecided.contains(rule)) ready.push_back(rule);
  while (!ready.empty()) {
    const RuleId rule = ready.back();
    ready.pop_back();
    for (const RuleId higher : above[rule])
      if (!overridden.contains(higher) && !overridden.contains(rule)) overridden.emplace(rule, higher);
    for (const RuleId below : program.rule(rule).overrides)
      if (speaks(below) && --undecided[below] == 0) ready.push_back(below);
  }
  return overridden;
}

}  // namespace

void set_aside(const lang::Program& program, CandidateEvidence& evidence) {
  const Overridden overridden = overridden_among(program, speakers(evidence));
  if (overridden.empty()) return;
  for (auto* said : {&evidence.exclusions, &evidence.contributions, &evidence.cautions}) {
    for (Contribution& each : *said)
      if (const auto by = overridden.find(each.rule); by != overridden.end()) {
        each.overridden_by = by->second;
        evidence.overridden.push_back(each);
      }
    std::erase_if(*said, [](const Contribution& each) { return each.overridden_by.has_value(); });
  }
  std::stable_sort(evidence.overridden.begin(), evidence.overridden.end(),
                   [](const Contribution& a, const Contribution& b) { return a.rule < b.rule; });
}

}  // namespace counsel::decide
