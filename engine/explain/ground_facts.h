// engine/explain/ground_facts.h
// The facts, answers and documents that a proof ends in.
#pragma once

#include <optional>
#include <vector>

#include "engine/explain/grounds.h"
#include "engine/explain/proof.h"

namespace counsel::explain {

/// The fact or answer that a row of height 0 is; nothing where it follows from a declaration or a rule.
std::optional<Fact> fact_of(RelationId relation, RowId row, const Grounds& grounds);

/// Adds those that are not there yet, with the titles of their documents.
void add_sources(std::vector<SourceNote>& out, const std::vector<Citation>& citations, const lang::Program& program);

}  // namespace counsel::explain
