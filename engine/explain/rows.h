// engine/explain/rows.h
// What is said of a row: the fact it is, in words, where it comes from, and who disagrees.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/explain/grounds.h"
#include "engine/explain/proof.h"
#include "engine/explain/words.h"

namespace counsel::explain {

/// As a sentence (words.h).
std::string row_text(RelationId relation, RowId row, const Grounds& grounds);

/// The fact or answer that a row of height 0 is; nothing where a declaration or a rule says it.
std::optional<Fact> fact_of(RelationId relation, RowId row, const Grounds& grounds);

/// The stated rows that say otherwise: they agree in what the relation's `one … per …` names, and differ in the one.
std::vector<Disputed> disputes(RelationId relation, RowId row, const Grounds& grounds);

}  // namespace counsel::explain
