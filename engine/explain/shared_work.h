// engine/explain/shared_work.h
// What the explanations of many cases of the same rules and facts share: made when it is first needed.
//
// Cost:    a node for each stated row that a proof rested on.
// Threads: one at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>

#include "engine/eval/match_plans.h"
#include "engine/explain/proof.h"
#include "engine/explain/rules_at_work.h"

namespace counsel::explain {

using Row = std::pair<RelationId, RowId>;

struct RowHash {
  std::size_t operator()(const Row& row) const {
    return std::hash<std::uint64_t>()(std::uint64_t{index(row.first)} << 32 | index(row.second));
  }
};

struct SharedWork {
  /// Requires: the program outlives it.
  explicit SharedWork(const lang::Program& of) : program(of), plans(of) {}

  RulesAtWork rules_at_work(const eval::Model& model, DecisionId decision) {
    return inspections.try_emplace(decision, program, decision).first->second.look_at(model);
  }

  const lang::Program& program;
  eval::MatchPlans plans;
  std::map<DecisionId, RuleInspection> inspections;
  std::unordered_map<Row, Node, RowHash> stated;  // of relations that the case says nothing of
};

}  // namespace counsel::explain
