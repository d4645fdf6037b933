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

/// The alternatives without the range of candidates, which every candidate of the other rule lies in.
std::vector<Alternative> without_range(const Rule& rule, const lang::Program& program) {
  std::vector<Alternative> ways = rule.alternatives;
  for (Alternative& way : ways)
    std::erase_if(way.literals, [&](const lang::Literal& literal) {
      const auto* atom = std::get_if<lang::Atom>(&literal);
      return atom && atom->implied && program.relation(atom->relation).role == lang::Role::members;
    });
  return ways;
}

bool always_overrides(const Rule& general, const Rule& special, const lang::Program& program) {
  const std::vector<Head> said = candidate_heads(general), heads = candidate_heads(special);
  const std::vector<Alternative> ways = without_range(general, program);
  const auto holds_with = [&](const Head& head, const Alternative& way) {
    return std::ranges::any_of(said, [&](const Head& other) {
      if (general.conclusions[other.conclusion].decision != special.conclusions[head.conclusion].decision) return false;
      return std::ranges::any_of(ways, [&](const Alternative& alternative) {
        return subsumes({&general, &alternative, &other}, {&special, &way, &head});
      });
    });
  };
  return !heads.empty() && std::ranges::all_of(heads, [&](const Head& head) {
    return std::ranges::all_of(special.alternatives, [&](const Alternative& way) { return holds_with(head, way); });
  });
}

}  // namespace

void find_overridden(const Subject& subject, Findings& findings) {
  std::vector<bool> said(subject.program.rules.size(), false);
  for (const Rule& rule : subject.rules())
    for (const RuleId id : rule.overrides) {
      const Rule& other = subject.program.rule(id);
      if (said[index(id)] || !always_overrides(rule, other, subject.program)) continue;
      said[index(id)] = true;
      findings.push_back(lang::Diagnostic{lang::Code::AlwaysOverridden, other.name_span}
                             .with("rule", other.name)
                             .with("other", rule.name)
                             .label(rule.name_span, "rule `" + rule.name + "` holds wherever it does"));
    }
}

}  // namespace counsel::analyze
