// engine/lang/safety.h
// Every variable has a value before anybody asks for it.
//
// Source: range restriction, as in Ullman 1988; language.md "Meaning" 4.
#pragma once

#include <set>

#include "engine/lang/variables.h"

namespace counsel::lang {

/// The variables that a literal shares with what is around it: not those that are an aggregate's own.
std::set<VariableId> variables_of(const Literal& literal);
std::set<VariableId> variables_in(const Arithmetic& arithmetic);

/// The variables that the literals give a value: those of positive atoms, those alone beside an `=` whose other side
/// has one of their type, and the result of an aggregate that has all it needs; beside those of `given`.
std::set<VariableId> bound_by(const Alternative& alternative, std::set<VariableId> given = {});

/// Makes the INVARIANT of program.h: adds the range of candidates where a variable in a candidate's place is
/// bound by nothing else, and says for every other unbound variable what would bind it.
void make_safe(Rule& rule, RuleScope& scope);

}  // namespace counsel::lang
