// engine/lang/derived_rules.h
// What declarations and dated facts say, as rules that nobody wrote.
//
// Method: an attribute with a default holds what answers and rules say of it, and otherwise its default. A fact that is
//         valid on some days is a rule that reads `today`.
#pragma once

#include <vector>

#include "engine/lang/stated_facts.h"
#include "engine/lang/variables.h"

namespace counsel::lang {

/// Adds them to `program.rules`, in order of relation and place.
void add_derived_rules(Program& program, const std::vector<DatedFact>& facts, const Sources& sources);

/// The conditions that today lies within, each with the span of its date; none where there is no end to it.
/// Says so where no day does.
std::vector<Literal> validity_conditions(const Validity& validity, RuleScope& scope);

}  // namespace counsel::lang
