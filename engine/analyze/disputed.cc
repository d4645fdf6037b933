// Facts that agree in all that `one … per …` says a column depends on, and differ in the column. Both stand.
#include <map>

#include "engine/analyze/analyses.h"
#include "engine/lang/sentence.h"

namespace counsel::analyze {

namespace {

using Facts = std::vector<const lang::StatedFact*>;  // in order of place

void say(const lang::Relation& relation, const Facts& facts, std::uint32_t column, Findings& findings) {
  const auto differs = [&](const lang::StatedFact* fact) {
    return fact->values[column] != facts.front()->values[column];
  };
  auto finding = lang::Diagnostic{lang::Code::DisputedFact, facts.front()->span}.with(
      "fact", lang::fact_text(relation, facts.front()->values));
  for (const lang::StatedFact* fact : facts)
    if (differs(fact)) finding.labels.push_back({fact->span, "`" + lang::fact_text(relation, fact->values) + "`"});
  if (!finding.labels.empty()) findings.push_back(std::move(finding));
}

}  // namespace

void find_disputed(const Subject& subject, Findings& findings) {
  for (std::size_t i = 0; i < subject.program.declared; ++i) {
    const lang::Relation& relation = subject.program.relations[i];
    if (!relation.one_per) continue;
    std::map<Span, const lang::StatedFact*> by_place;
    for (const std::size_t at : subject.uses.facts[i])
      by_place.emplace(subject.program.facts[at].span, &subject.program.facts[at]);
    std::map<std::string, Facts> groups;
    for (const auto& [span, fact] : by_place) {
      std::string key;
      for (const std::uint32_t column : relation.one_per->per) key += to_source(fact->values[column]) + '\n';
      groups[key].push_back(fact);
    }
    for (const auto& [unused, facts] : groups) say(relation, facts, relation.one_per->column, findings);
  }
}

}  // namespace counsel::analyze
