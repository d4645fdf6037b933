// engine/explain/condition.h
// The conditions of one alternative of a rule as their author wrote them. The checker makes several literals of one:
// `team-size <= 5` is a look-up and a comparison, `not need orm` a negation and the guard that it was answered.
//
// Order: as written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/lang/program.h"
#include "engine/lang/sentence.h"

namespace counsel::explain {

struct Condition {
  std::vector<std::uint32_t> literals;  // of the alternative, ascending
  Span span;
};

/// What only the checker added, such as the range of candidates, is no condition.
std::vector<Condition> conditions_of(const lang::Alternative& alternative);

/// `team-size <= 5`, `not ?framework offers orm`, with every term written by `text`.
std::string condition_text(const Condition& condition, const lang::Alternative& alternative,
                           const lang::Program& program, const lang::TermText& text);

}  // namespace counsel::explain
