// engine/lang/safety.h
// Every variable has a value before anybody asks for it.
//
// Source: range restriction, as in Ullman 1988; language.md "Meaning" 4.
#pragma once

#include <set>

#include "engine/lang/variables.h"

namespace counsel::lang {

/// The variables that a literal mentions.
std::set<VariableId> variables_of(const Literal& literal);

/// The variables that the literals give a value: those of positive atoms, and those alone beside an `=` whose other
/// side has one.
std::set<VariableId> bound_by(const Alternative& alternative);

/// Makes the INVARIANT of program.h: adds the range of candidates where a variable in a candidate's place is
/// bound by nothing else, and says for every other unbound variable what would bind it.
void make_safe(Rule& rule, RuleScope& scope);

}  // namespace counsel::lang
