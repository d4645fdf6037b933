// engine/eval/fixpoint.h
// Runs a plan over facts: everything that follows, stratum by stratum.
//
// Shape:  in two steps, since one fact base is run with many sets of answers. `prepare` interns and indexes the facts
//         of the base once; each `run` adds the facts of one case. Relations a run adds nothing to are shared.
// Order:  every round reads only what earlier rounds made, so rows, heights and errors do not depend on the order of
// facts. Errors: invalid_input: a fact that fits no declared relation. limit_reached: names the rule that was growing.
//         undefined_arithmetic: names the rule, the expression and the values. No half-done model ever comes out.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/base/fact.h"
#include "engine/base/limits.h"
#include "engine/base/result.h"
#include "engine/eval/model.h"
#include "engine/eval/plan.h"

namespace counsel::eval {

/// A fact of this case alone: an answer. For the relation that says an attribute is known, and no values, it says
/// that the question was answered with nothing.
struct CaseFact {
  RelationId relation{};
  std::vector<Value> values;
  std::uint32_t origin = 0;  // the caller's number for it; comes back as RowSource::index
};

/// A plan with its facts taken in. Copies are cheap and share; safe to run from several threads at once.
class Prepared {
 public:
  explicit Prepared(std::shared_ptr<const PreparedFacts> facts) : facts_(std::move(facts)) {}
  const std::shared_ptr<const PreparedFacts>& facts() const { return facts_; }

 private:
  std::shared_ptr<const PreparedFacts> facts_;
};

/// Requires: `plan` outlives the result and every model made from it. Facts that come in files: preparation.h.
Result<Prepared> prepare(const Plan& plan, const FactSet& facts);

Result<Model> run(const Prepared& prepared, std::span<const CaseFact> case_facts = {}, const RunLimits& limits = {});

/// What `run` gives for these case facts, where `before` is what it gave for all of them but those about `changed`.
/// Strata that none of `changed` can reach are taken over from `before` and shared with it.
Result<Model> run_again(const Model& before, std::span<const CaseFact> case_facts, std::span<const RelationId> changed,
                        const RunLimits& limits = {});

}  // namespace counsel::eval
