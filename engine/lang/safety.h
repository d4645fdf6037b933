// engine/lang/safety.h
// Every variable has a value before anybody asks for it.
//
// Source: range restriction, as in Ullman 1988; language.md "Meaning" 4.
#pragma once

#include "engine/lang/variables.h"

namespace counsel::lang {

/// Makes the INVARIANT of program.h: adds the range of candidates where a variable in a candidate's place is
/// bound by nothing else, and says for every other unbound variable what would bind it.
void make_safe(Rule& rule, RuleScope& scope);

}  // namespace counsel::lang
