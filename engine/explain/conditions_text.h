// engine/explain/conditions_text.h
// Conditions as they held, with the values filled in.
#pragma once

#include <string>

#include "engine/eval/match.h"
#include "engine/lang/program.h"
#include "engine/lang/sentence.h"

namespace counsel::explain {

/// Terms with their values in this match; what ranges inside an aggregate or an `every` keeps its name.
lang::TermText filled_terms(const lang::Rule& rule, const eval::Match& match, const lang::Program& program);

/// What the author wrote, as a list: "need orm, Django offers orm and 3 <= 5".
std::string conditions_text(const lang::Rule& rule, const lang::Alternative& alternative, const eval::Match& match,
                            const lang::Program& program);

}  // namespace counsel::explain
