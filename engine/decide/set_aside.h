// engine/decide/set_aside.h
// `overrides`: what a rule says for a candidate does not count while a rule that overrides it speaks for the same one.
//
// Meaning: an overridden rule overrides nothing for that candidate. Rules override each other in no circle
//          (lang/overrides.h), so that who counts is settled from those that nobody overrides on.
// Cost:    linear in the overrides of all rules for each candidate; nothing where no rule has any.
#pragma once

#include <vector>

#include "engine/decide/evidence.h"

namespace counsel::decide {

/// Moves what overridden rules say to `overridden`, in order of what they say.
void set_aside(const lang::Program& program, std::vector<CandidateEvidence>& evidence);

/// Takes out of `sure` what rules say that some rule in `possible` overrides: whether it counts is not sure.
/// Requires: the same candidates in both.
void drop_overridable(const lang::Program& program, const std::vector<CandidateEvidence>& possible,
                      std::vector<CandidateEvidence>& sure);

}  // namespace counsel::decide
