// cli/views/what_if.h
// What became of each candidate of a decision between two cases, in words.
//
// Cost:   two runs for each case that has a leader, to know whether it is settled.
// Errors: as ranking.h; limit_reached.
#pragma once

#include <string>

#include "cli/fact_changes.h"
#include "cli/pipeline.h"
#include "cli/render/what_if.h"

namespace counsel::cli {

/// A case on the rules and facts that it was run with.
struct ConsultedCase {
  const Ready& ready;
  const Consultation& consultation;
};

/// `changes` lead from the facts of the one case to those of the other.
/// Requires: their rules are the same but for stated facts.
Result<WhatIfView> what_if(const ConsultedCase& before, const ConsultedCase& after, const FactChanges& changes,
                           DecisionId decision, const std::string& rule_base, const RunLimits& limits);

}  // namespace counsel::cli
