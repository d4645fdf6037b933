#include "engine/explain/ground_facts.h"

#include <algorithm>

namespace counsel::explain {

namespace {

SourceNote note_of(const Citation& citation, const lang::Program& program) {
  const auto found = std::find_if(program.documents.begin(), program.documents.end(),
                                  [&](const lang::Document& document) { return document.id == citation.document; });
  return {citation, found == program.documents.end() ? citation.document : found->title};
}

}  // namespace

void add_sources(std::vector<SourceNote>& out, const std::vector<Citation>& citations, const lang::Program& program) {
  for (const Citation& citation : citations)
    if (std::none_of(out.begin(), out.end(), [&](const SourceNote& note) { return note.citation == citation; }))
      out.push_back(note_of(citation, program));
}

std::optional<Fact> fact_of(RelationId relation, RowId row, const Grounds& grounds) {
  const auto source = grounds.model.source(relation, row);
  if (!source) return std::nullopt;
  switch (source->kind) {
    case eval::RowSource::Kind::base:
      return grounds.facts.facts[source->index];
    case eval::RowSource::Kind::file: {
      const FactFileOrigin& file = grounds.files[source->index];
      return Fact{.relation = grounds.program.relation(relation).name, .values = grounds.model.values(relation, row),
                  .origin = file.origin, .citations = file.citations,
                  .place = file.name + ":" + std::to_string(source->number), .who = "", .id = {}};
    }
    case eval::RowSource::Kind::declared:
      return std::nullopt;
    case eval::RowSource::Kind::case_fact:
      return grounds.answers[source->index];
  }
  return std::nullopt;
}

}  // namespace counsel::explain
