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

const Fact* fact_of(RelationId relation, RowId row, const Grounds& grounds) {
  const auto source = grounds.model.source(relation, row);
  if (!source || source->kind == eval::RowSource::Kind::declared) return nullptr;
  return source->kind == eval::RowSource::Kind::base ? &grounds.facts.facts[source->index] : &grounds.answers[source->index];
}

}  // namespace counsel::explain
