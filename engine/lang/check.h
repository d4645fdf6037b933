// engine/lang/check.h
// From the syntax tree to a checked program, or to everything that is wrong with it.
//
// Passes, in order: vocabulary (declarations) → facts, rules and examples, each by itself → strata.
// Errors: all independent ones of one run; a mistake sets off no followers.
// Cost:   linear in the text, apart from the alternatives of a rule (conditions.h).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/lang/diagnostic.h"
#include "engine/lang/program.h"

namespace counsel::lang {

struct Checked {
  std::optional<Program> program;  // there unless `diagnostics` has an error
  std::vector<Diagnostic> diagnostics;
};

/// `left_out` are the statements that did not parse. A name that one of them may declare is not reported as unknown.
/// `query`, where there is one, becomes the program's query.
Checked check(const SyntaxTree& tree, const Sources& sources, std::span<const Span> left_out = {},
              const Condition* query = nullptr);

}  // namespace counsel::lang
