// engine/eval/compile.h
// From the checked program to the form that runs; the one place where the engine sees the language.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/ids.h"
#include "engine/eval/plan.h"

namespace counsel::lang {
struct Alternative;
struct Program;
}  // namespace counsel::lang

namespace counsel::eval {

Plan compile(const lang::Program& program);

/// A conjunction of one rule as a body that keeps every variable, for finding the ways in which it holds.
struct MatchPlan {
  Body body;
  std::vector<Register> head;  // for compile_producer: where the head's columns stand
  std::vector<bool> bound;     // by Register: what has a value in every match
};

/// `conjunction` is over the variables of the rule: one of its alternatives, or a part of one. `bound` are the variables
/// whose values will be given; `rows` how many rows each relation has, for the join order.
MatchPlan compile_match(const lang::Program& program, RuleId rule, const lang::Alternative& conjunction,
                        std::span<const VariableId> bound, std::span<const std::uint64_t> rows);

/// The same with the variables of one head given.
MatchPlan compile_producer(const lang::Program& program, const Producer& producer, std::span<const std::uint64_t> rows);

}  // namespace counsel::eval
