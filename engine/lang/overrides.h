// engine/lang/overrides.h
// Which rules step back for which others.
#pragma once

#include <vector>

#include "engine/lang/diagnostic.h"
#include "engine/lang/vocabulary.h"

namespace counsel::lang {

/// The rules that a rule names after `overrides`; a table's name stands for all its rows. Ascending, each once.
std::vector<RuleId> overridden_by(const RuleStatement& statement, const Vocabulary& vocabulary,
                                  std::vector<Diagnostic>& diagnostics);

/// Says so where rules override each other in a circle, or one that speaks for no candidate overrides or is overridden.
void check_overrides(const Program& program, std::vector<Diagnostic>& diagnostics);

}  // namespace counsel::lang
