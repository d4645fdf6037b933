// engine/lang/evidence.h
// What rules say for candidates and uncertain facts, made into relations; and how certain a rule's conditions are.
//
// Method: each thing a rule says is a relation of its own, so that it speaks once for a candidate however many ways its
//         conditions hold. Where conditions are uncertain, every alternative computes the least of their certainties.
// Source: EMYCIN's certainty factors (van Melle 1979); docs/language.md "Certainty".
#pragma once

#include "engine/lang/variables.h"

namespace counsel::lang {

/// Whether what the conclusion says has a strength.
bool is_weighed(const RuleConclusion& conclusion);

/// Adds to the heads that are weighed how certain the alternatives are, where they read what is uncertain. Says so where
/// the rule concludes something certain from it.
void weigh_conditions(Rule& rule, RuleScope& scope);

/// Adds the evidence relations of all rules, and points their heads to them.
void add_evidence_relations(Program& program);

}  // namespace counsel::lang
