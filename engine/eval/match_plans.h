// engine/eval/match_plans.h
// The ways in which rules make rows, compiled when they are first asked for: what the Matchers of one program share.
//
// Cost:    a compilation a rule's head and alternative, once. The rows that there are then say in which order the joins of
//          all that follow go; what they find is the same in any order.
// Threads: one at a time.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/eval/compile.h"

namespace counsel::eval {

class MatchPlans {
 public:
  /// Requires: the program outlives it.
  explicit MatchPlans(const lang::Program& program);

  /// `rows`: how many each relation has.
  const MatchPlan& of(const Producer& producer, std::span<const std::uint64_t> rows);

 private:
  const lang::Program& program_;
  std::vector<std::vector<std::unique_ptr<const MatchPlan>>> plans_;  // by rule: by alternative, then head
};

}  // namespace counsel::eval
