// tests/property/rule_base_answers.h
// The answers of a random rule base, as a run takes them.
#pragma once

#include <vector>

#include "engine/eval/fixpoint.h"
#include "engine/lang/program.h"
#include "tests/property/random_rule_base.h"

namespace counsel::property {

inline std::vector<eval::CaseFact> case_facts(const RuleBase& text, const lang::Program& program) {
  std::vector<eval::CaseFact> out;
  for (const Fact& fact : support::facts(text.answers).facts)
    out.push_back({.relation = program.stated(*program.find_relation(fact.relation)), .values = fact.values});
  for (const std::string& attribute : text.none)
    out.push_back({.relation = program.relation(*program.find_relation(attribute)).attribute->none, .values = {}});
  return out;
}

}  // namespace counsel::property
