// engine/decide/readers.h
// Which rules read which answers, directly or through other rules. What a rule says depends on no others.
#pragma once

#include <span>
#include <vector>

#include "engine/eval/plan.h"
#include "engine/lang/program.h"

namespace counsel::decide {

/// What reads the same attributes. What it says is the same as long as their answers are.
struct Reader {
  std::vector<RelationId> attributes;    // ascending
  std::vector<RuleId> rules;             // that speak for candidates; with all that they override, or are overridden by
  std::vector<RelationId> of_one_value;  // attributes that could come to have several
};

/// By RelationId: the attributes that it can depend on, ascending.
/// Cost: linear in the program for each of the attributes.
std::vector<std::vector<RelationId>> read_by(const lang::Program& program, std::span<const RelationId> attributes);

/// The relations whose rows come by way of something that can go wrong.
std::vector<RelationId> careful_relations(const eval::Plan& plan);

/// All of the program's that read one of `attributes` and decide what comes of the decision, by what they read. Those
/// without rules and attributes are there because their arithmetic may have no result.
/// Cost: linear in the program for each of the attributes.
std::vector<Reader> readers(const lang::Program& program, const eval::Plan& plan, DecisionId decision,
                            std::span<const RelationId> attributes);

}  // namespace counsel::decide
