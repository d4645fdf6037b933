// engine/explain/rows.h
// What is said of a row: the fact it is, in words, where it comes from, and who disagrees.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/explain/grounds.h"
#include "engine/explain/proof.h"

namespace counsel::explain {

/// What the row is about: where facts, answers or evidence of a relation are kept apart, that relation.
const lang::Relation& subject_of(RelationId id, const lang::Program& program);

/// As a sentence, with its certainty where that is not 1: `fever (certainty 80 %)`.
std::string row_text(RelationId relation, RowId row, const Grounds& grounds);
std::string fact_words(RelationId relation, RowId row, const Grounds& grounds);  // without the certainty

/// The fact or answer that a row of height 0 is; nothing where a declaration or a rule says it.
std::optional<Fact> fact_of(RelationId relation, RowId row, const Grounds& grounds);

/// Those that are not there yet, with their titles.
void add_sources(std::vector<SourceNote>& out, const std::vector<Citation>& citations, const lang::Program& program);

/// The stated rows that say otherwise: they agree in what the relation's `one … per …` names, and differ in the one.
std::vector<Disputed> disputes(RelationId relation, RowId row, const Grounds& grounds);

}  // namespace counsel::explain
