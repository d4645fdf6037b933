// engine/lang/sentence.h
// Facts and conditions said back, as the language would write them: `concurrency is high`,
// `Phoenix written-in Elixir`, `not ?framework offers orm`, `team-size <= 5`.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "engine/lang/program.h"

namespace counsel::lang {

/// What a term is called in a sentence.
using TermText = std::function<std::string(const Term&)>;

/// A fact of the relation, with the labels that kinds give their members left aside.
std::string fact_text(const Relation& relation, std::span<const Value> values);

/// Any row of terms in the relation's sentence form.
std::string atom_text(const Relation& relation, std::span<const Term> terms, const TermText& text);

std::string arithmetic_text(const Arithmetic& arithmetic, const TermText& text);

/// `left <= right` with every term written by `text`.
std::string test_text(const Test& test, const TermText& text);

/// Any condition: `not ?f offers orm`, `?n = count of ?x where (?x offers orm)`.
std::string literal_text(const Program& program, const Literal& literal, const TermText& text);

/// Whether the checker added the condition, so that no reader is shown it.
bool is_implied(const Literal& literal);

/// Terms as rule text: `?x`, values, `?_`; a variable that stands for an attribute by the attribute's name.
TermText rule_terms(const Program& program, const Rule& rule);

std::string_view comparator_text(Comparator comparator);  // "contains" for its opposite, too
bool compares_texts(Comparator comparator);               // `contains` and what comes after it
bool denies_text(Comparator comparator);                  // the opposite of one of them
std::string_view operator_word(Operator op);  // "mod", "abs", "+"
std::string_view aggregate_text(AggregateFunction function);
std::string_view verb_text(Verb verb);

}  // namespace counsel::lang
