// A rule is always overridden where another one that overrides it holds, for the same candidate, wherever it does:
// every way for it to hold is subsumed.
#include <algorithm>

#include "engine/analyze/analyses.h"
#include "engine/analyze/subsumption.h"

namespace counsel::analyze {

namespace {

using lang::Alternative;
using lang::Head;
using lang::Rule;
using lang::Verb;

/// The heads that speak for a candidate, with the candidate alone.
std::vector<Head> candidate_heads(const Rule& rule) {
  std::vector<Head> heads;
  for (const Head& head : rule.heads)
    if (rule.conclusions[head.conclusion].verb != Verb::implies)
      heads.push_back({head.relation, {head.terms.front()}, head.conclusion});
  return heads;
}

bool holds_wherever(const Rule& general, const std::vector<Head>& said, const Rule& special, const Alternative& way,
                    const Head& head) {
  return std::ranges::any_of(said, [&](const Head& other) {
    if (general.conclusions[other.conclusion].decision != special.conclusions[head.conclusion].decision) return false;
    return std::ranges::any_of(general.alternatives, [&](const Alternative& alternative) {
      return subsumes({&general, &alternative, &other}, {&special, &way, &head});
    });
  });
}

bool always_overrides(const Rule& general, const Rule& special) {
  const std::vector<Head> said = candidate_heads(general), heads = candidate_heads(special);
  return !heads.empty() && std::ranges::all_of(heads, [&](const Head& head) {
    return std::ranges::all_of(special.alternatives, [&](const Alternative& way) {
      return holds_wherever(general, said, special, way, head);
    });
  });
}

}  // namespace

void find_overridden(const Subject& subject, Findings& findings) {
  std::vector<bool> said(subject.program.rules.size(), false);
  for (const Rule& rule : subject.rules())
    for (const RuleId id : rule.overrides) {
      const Rule& other = subject.program.rule(id);
      if (said[index(id)] || !always_overrides(rule, other)) continue;
      said[index(id)] = true;
      findings.push_back(lang::Diagnostic{lang::Code::AlwaysOverridden, other.name_span}
                             .with("rule", other.name)
                             .with("other", rule.name)
                             .label(rule.name_span, "rule `" + rule.name + "` holds wherever it does"));
    }
}

}  // namespace counsel::analyze
