// engine/explain/conjunction.h
// Conjunctions made of parts of a rule's alternative, to find out which part is to blame.
#pragma once

#include "engine/eval/match.h"
#include "engine/lang/program.h"

namespace counsel::explain {

lang::Alternative with(lang::Alternative conjunction, const lang::Literal& literal);

/// Whether the conjunction gives a value to every variable of the literal.
bool all_bound(const lang::Literal& literal, const lang::Alternative& conjunction);

/// The conjunction without the literals that need a variable which nothing in it gives a value.
lang::Alternative safe_part(lang::Alternative conjunction);

/// The literals of `rest` that give values to the variables which `own` needs, and those that these need.
lang::Alternative support_of(const lang::Alternative& own, lang::Alternative rest);

/// Whether `base` holds in some way in which `part` does not, whatever values the variables of `part` alone have.
/// Requires: `base` is safe, and so are both together.
bool holds_without(eval::Matcher& matcher, RuleId rule, const lang::Alternative& base, const lang::Alternative& part);

}  // namespace counsel::explain
