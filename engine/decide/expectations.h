// engine/decide/expectations.h
// Runs one example of a rule base: its case, and whether what it expects came out.
#pragma once

#include <string>
#include <vector>

#include "engine/base/limits.h"
#include "engine/decide/ranking.h"
#include "engine/eval/fixpoint.h"

namespace counsel::decide {

struct ExpectationResult {
  bool met = false;
  std::string expected;  // said back: "Phoenix first", "not Rails in top 3"
  std::string came;      // what came instead, where it was not met: "Node.js leads, and Phoenix has rank 3"
};

/// What the case of an example led to, and how its expectations fared.
struct ExampleRun {
  eval::Model model;
  std::vector<Ranking> rankings;                // by DecisionId
  std::vector<ExpectationResult> expectations;  // as written
  bool passed() const;
};

/// The origin of a fact that the case gives is its number in Example::given.
/// Errors: as a run of the engine, and as evidence.h.
Result<ExampleRun> run_example(const lang::Program& program, const eval::Prepared& prepared,
                               const lang::Example& example, const RunLimits& limits = {});

}  // namespace counsel::decide
