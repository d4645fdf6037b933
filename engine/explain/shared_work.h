// engine/explain/shared_work.h
// What the explanations of many cases of the same rules and facts share: made when it is first needed.
//
// Cost:    the ways to derive each row that a proof rested on and no answer could change. Where whole proofs are made of the
//          steps of others, these (shared_steps.h).
// Threads: one at a time.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/decide/relax.h"
#include "engine/eval/match.h"
#include "engine/eval/match_plans.h"
#include "engine/explain/rules_at_work.h"
#include "engine/explain/shared_steps.h"
#include "engine/explain/step.h"

namespace counsel::explain {

struct ProofLength {
  std::uint32_t height = 0;
  std::uint64_t size = 1;  // saturating
  auto operator<=>(const ProofLength&) const = default;
};

/// The ways to derive a row, whatever the case.
struct FixedWays {
  std::vector<eval::Derivation> found;  // in canonical order
  std::optional<std::vector<eval::Derivation>> sorted;  // that of the shortest proof first, if that is another order
  std::optional<ProofLength> length;                    // once it was measured
  std::uint64_t ways_within = 0;                        // as ShortestProofs has it, from then on
};

struct SharedWork {
  /// Requires: the program outlives it.
  explicit SharedWork(const lang::Program& of) : program(of), plans(of) {}

  RulesAtWork rules_at_work(const eval::Model& model, DecisionId decision) {
    return inspections.try_emplace(decision, program, decision).first->second.look_at(model);
  }

  /// Whether answers could change the rows of the relation.
  bool can_vary(RelationId relation) {
    if (!varies) varies = decide::depends_on_answers(program);
    return (*varies)[index(relation)];
  }

  const lang::Program& program;
  eval::MatchPlans plans;
  std::map<DecisionId, RuleInspection> inspections;
  std::optional<std::vector<bool>> varies;        // by RelationId
  std::optional<SharedSteps> steps;               // of whole proofs, where many are made
  std::unordered_map<Row, FixedWays, RowHash> fixed;  // of relations that do not vary
};

}  // namespace counsel::explain
