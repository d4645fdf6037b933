// engine/lang/print_syntax.h
// The syntax tree as S-expressions, one statement a line: for tests and `counsel show --stage syntax`.
//
// Phrases are lists of their words: `real-time and not high concurrency` is (and (real-time) (not (high concurrency))).
#pragma once

#include <string>

#include "engine/lang/syntax.h"

namespace counsel::lang {

std::string print(const SyntaxTree& tree);
std::string print(const Statement& statement);
std::string print(const Condition& condition);

}  // namespace counsel::lang
