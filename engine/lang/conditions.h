// engine/lang/conditions.h
// From a condition as written to the alternatives in which it holds.
//
// Method: negations move inward to the atoms (De Morgan), then `or` is multiplied out. A negated atom over an
//         attribute that people are asked holds only once it is answered, so that no recommendation rests on an
//         unasked question: language.md "Meaning" 2.
// Cost:   the product of the alternatives of what `and` joins; more than kMaxAlternatives is a diagnostic.
#pragma once

#include <optional>
#include <vector>

#include "engine/lang/readings.h"
#include "engine/lang/variables.h"

namespace counsel::lang {

inline constexpr std::size_t kMaxAlternatives = 1024;

/// First pass: what the variables range over, from every atom in the condition. Says only where types disagree.
void note_types(const Condition& condition, RuleScope& scope);

/// `?n = ?m + 1` gives `?n` its type once `?m` has one, in whatever order they are written. After `note_types`.
void note_comparison_types(const Condition& condition, RuleScope& scope);

/// Second pass. Where something is wrong it is said and left out.
std::vector<Alternative> lower(const Condition& condition, RuleScope& scope);

/// What stands inside an aggregate or `every`, where uncertain conditions weigh nothing.
std::vector<Alternative> lower_inside(const Condition& condition, RuleScope& scope);

/// What has to be answered before the conditions can be read as a whole: for every attribute in them that people are
/// asked, its value where a comparison reads it, which is then the same in all their alternatives, or that it is known.
std::vector<Literal> answered_first(const std::vector<Alternative>& alternatives, const RuleScope& scope, Span span);

/// The reading of a phrase, call or `… is value`; nothing (and nothing said) for other forms.
std::optional<Reading> read_atom(const Condition& condition, const Vocabulary& vocabulary,
                                 std::vector<Diagnostic>& diagnostics);

/// The atom with how certain it is in its last term, where its relation is uncertain.
Atom positive_atom(RelationId relation, std::vector<Term> terms, Span span, RuleScope& scope);

/// The items of a reading as terms of its relation's columns, without its certainty; nothing where one has no value of
/// the type.
std::optional<std::vector<Term>> terms_of(const Reading& reading, RuleScope& scope);

}  // namespace counsel::lang
