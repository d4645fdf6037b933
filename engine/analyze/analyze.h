// engine/analyze/analyze.h
// What is likely a mistake in a rule base that checks: all that can be known of it without a case.
//
// Each analysis is one function in a file of its own (analyses.h). None changes what rules mean, and none is run
// before an answer: `counsel check` alone asks for them.
//
// Order:  by place. Errors: none of its own; a finding is a warning unless its code says otherwise.
// Cost:   about linear in the rules; where rules are compared with each other, an index bounds how many are. Of
//         many rules, one thread an analysis.
#pragma once

#include <vector>

#include "engine/lang/diagnostic.h"
#include "engine/lang/program.h"

namespace counsel::analyze {

/// `tree` and `sources` are those that `program` was made from.
std::vector<lang::Diagnostic> analyze(const lang::Program& program, const lang::SyntaxTree& tree,
                                      const lang::Sources& sources);

}  // namespace counsel::analyze
