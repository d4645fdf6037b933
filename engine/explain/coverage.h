// engine/explain/coverage.h
// Which rules and conditions of a rule base its examples test.
//
// Meaning: docs/cli.md "Coverage" says it for users. Of a condition c of one alternative of a rule, in one model:
//          - the others are all other conditions of the alternative, without those that need a variable which only c
//            gives a value;
//          - c is *true* where it holds for some values of its variables that the conditions it needs give them, and
//            *false* where for some such values it does not hold, or where for some values of the others it does not;
//          - c *decides* once in an example where the alternative holds, and in one where the others hold and c does
//            not: flipping c alone changes whether the alternative holds.
//          A condition over facts that no answer and no `given` of an example can change has only to be true.
// Order:   rules by name; conditions as written. The same condition in several alternatives is one.
// Cost:    joins that stop at the first match, for each condition and model until all about it has been seen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/eval/model.h"
#include "engine/lang/program.h"
#include "engine/lang/source.h"

namespace counsel::explain {

enum class Gap : std::uint8_t { none, never_true, never_false, never_decisive };

std::string_view gap_words(Gap gap);  // "never true" …

struct ConditionCoverage {
  std::string text;  // "not ?framework offers orm"
  std::string place;
  Gap gap = Gap::none;
  std::string why;  // "no example gives `need orm`"; empty where there is no gap
};

struct RuleCoverage {
  std::string rule;
  std::string place;
  bool fired = false;
  std::vector<ConditionCoverage> conditions;
};

struct Coverage {
  std::vector<RuleCoverage> rules;
  std::size_t rules_fired() const;
  std::size_t conditions() const;
  std::size_t conditions_covered() const;
};

/// `models` are those of the examples, in their order.
Coverage coverage(const lang::Program& program, const lang::Sources& sources, std::span<const eval::Model> models);

}  // namespace counsel::explain
