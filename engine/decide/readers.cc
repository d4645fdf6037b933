#include "engine/decide/readers.h"

#include <algorithm>
#include <map>

#include "engine/decide/override_sets.h"
#include "engine/decide/relax.h"

namespace counsel::decide {

namespace {

using Attributes = std::vector<RelationId>;

Attributes united(const Attributes& a, const Attributes& b) {
  Attributes out;
  std::ranges::set_union(a, b, std::back_inserter(out));
  return out;
}

}  // namespace

std::vector<Attributes> read_by(const lang::Program& program, std::span<const RelationId> attributes) {
  Attributes ascending(attributes.begin(), attributes.end());
  std::ranges::sort(ascending);
  std::vector<Attributes> reads(program.relations.size());
  for (const RelationId attribute : ascending) {
    const std::vector<bool> depends = depends_on(program, {attribute});
    for (std::size_t i = 0; i < depends.size(); ++i)
      if (depends[i]) reads[i].push_back(attribute);
  }
  return reads;
}

std::vector<RelationId> careful_relations(const eval::Plan& plan) {
  std::vector<RelationId> found;
  for (const eval::PlanStratum& stratum : plan.strata) {
    for (const auto* pipelines : {&stratum.first, &stratum.recursive})
      for (const eval::Pipeline& pipeline : *pipelines)
        if (pipeline.careful)
          for (const eval::PlanHead& head : pipeline.heads) found.push_back(head.relation);
    for (const eval::Combination& combination : stratum.combinations) found.push_back(combination.relation);
  }
  return found;
}

std::vector<Reader> readers(const lang::Program& program, const eval::Plan& plan, DecisionId decision,
                            std::span<const RelationId> attributes) {
  const std::vector<Attributes> reads = read_by(program, attributes);
  OverrideSets sets(program);
  std::map<std::size_t, Reader> by_set;
  for (std::size_t i = 0; i < program.rules.size(); ++i) {
    for (const lang::RuleConclusion& conclusion : program.rules[i].conclusions) {
      if (conclusion.verb == lang::Verb::implies || conclusion.decision != decision) continue;
      Reader& reader = by_set[sets.of(i)];
      reader.attributes = united(reader.attributes, reads[index(conclusion.evidence)]);
      if (const auto rule = static_cast<RuleId>(i); reader.rules.empty() || reader.rules.back() != rule)
        reader.rules.push_back(rule);
    }
  }
  std::map<Attributes, Reader> by_attributes;
  for (auto& [set, reader] : by_set)
    std::ranges::move(reader.rules, std::back_inserter(by_attributes[reader.attributes].rules));
  for (std::size_t i = 0; i < program.declared; ++i)
    if (const auto& attribute = program.relations[i].attribute;
        attribute && attribute->holds == lang::Attribute::Holds::one)
      by_attributes[reads[i]].of_one_value.push_back(static_cast<RelationId>(i));
  for (const RelationId careful : careful_relations(plan)) by_attributes[reads[index(careful)]];
  by_attributes.erase(Attributes{});
  std::vector<Reader> found;
  for (auto& [read, reader] : by_attributes) {
    reader.attributes = read;
    std::ranges::sort(reader.rules);
    found.push_back(std::move(reader));
  }
  return found;
}

}  // namespace counsel::decide
