// engine/explain/words.h
// The statements and sources of a proof's nodes, made of what they claim: the same for who builds a proof and for who
// checks it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/explain/proof.h"
#include "engine/lang/program.h"
#include "engine/lang/sentence.h"

namespace counsel::explain {

/// What a row of the relation is about: where facts, answers or evidence of a relation are kept apart, that relation.
const lang::Relation& subject_of(RelationId id, const lang::Program& program);

/// As a sentence, with its certainty where that is not 1: `fever (certainty 80 %)`.
std::string row_text(RelationId relation, std::span<const Value> values, const lang::Program& program);
std::string fact_words(RelationId relation, std::span<const Value> values, const lang::Program& program);  // without it

/// What is decided, as the author asks it; the decision's name where there is no question.
const std::string& decision_text(const lang::Decision& decision);

/// Terms with their values; what has none, as inside of an aggregate or `every`, keeps its name.
lang::TermText filled_terms(const lang::Rule& rule, const Bindings& values, const lang::Program& program);

/// What the author wrote, as a list: "need orm, Django offers orm and 3 <= 5".
std::string conditions_text(const lang::Rule& rule, const lang::Alternative& alternative, const Bindings& values,
                            const lang::Program& program);

/// As the author wrote it, then with its values, then with what its sides come to: `size * 2 <= 10 (3 * 2 <= 10, 6 <=
/// 10)`. The author's variables always stand for their values.
std::string comparison_text(const lang::Rule& rule, const lang::Test& test, const Bindings& values,
                            const lang::Program& program);

/// Those that are not there yet, with their titles.
void add_sources(std::vector<SourceNote>& out, const std::vector<Citation>& citations, const lang::Program& program);

}  // namespace counsel::explain
