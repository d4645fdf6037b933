// engine/decide/overriding.h
// What rules say for a candidate when some of them override others.
//
// Method: a rule that says something and is not overridden itself sets the rules aside that it names. INVARIANT: nobody
//         overrides in a circle (the checker), so those that nobody above them overrides come first.
#pragma once

#include "engine/decide/evidence.h"

namespace counsel::decide {

/// Moves what does not count to `overridden`, by rule, each with the rule that overrides it: the first by name.
void set_aside(const lang::Program& program, CandidateEvidence& evidence);

}  // namespace counsel::decide
