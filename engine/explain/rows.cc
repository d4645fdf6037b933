#include "engine/explain/rows.h"

#include <algorithm>
#include <cmath>

#include "engine/base/points.h"
#include "engine/lang/sentence.h"

namespace counsel::explain {

namespace {

SourceNote note_of(const Citation& citation, const lang::Program& program) {
  const auto found = std::find_if(program.documents.begin(), program.documents.end(),
                                  [&](const lang::Document& document) { return document.id == citation.document; });
  return {citation, found == program.documents.end() ? citation.document : found->title};
}

std::string certainty_words(std::int64_t points_udb) {
  if (points_udb == kCertainUdb) return "";
  return " (certainty " + std::to_string(std::min(std::lround(certainty_of(points_udb) * 100), 99L)) + " %)";
}

}  // namespace

const lang::Relation& subject_of(RelationId id, const lang::Program& program) {
  const lang::Relation* relation = &program.relation(id);
  while (relation->role == lang::Role::stated || relation->role == lang::Role::concluded)
    relation = &program.relation(*relation->of);
  return *relation;
}

std::string fact_words(RelationId relation, RowId row, const Grounds& grounds) {
  const std::vector<Value> values = grounds.model.values(relation, row);
  return lang::fact_text(subject_of(relation, grounds.program),
                         std::span(values).first(grounds.program.relation(relation).columns.size()));
}

std::string row_text(RelationId relation, RowId row, const Grounds& grounds) {
  const lang::Relation& shape = grounds.program.relation(relation);
  std::string out = fact_words(relation, row, grounds);
  if (shape.uncertain)
    out += certainty_words(std::get<std::int64_t>(grounds.model.value(relation, row, shape.columns.size())));
  return out;
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

void add_sources(std::vector<SourceNote>& out, const std::vector<Citation>& citations, const lang::Program& program) {
  for (const Citation& citation : citations)
    if (std::none_of(out.begin(), out.end(), [&](const SourceNote& note) { return note.citation == citation; }))
      out.push_back(note_of(citation, program));
}

std::vector<Disputed> disputes(RelationId relation, RowId row, const Grounds& grounds) {
  const auto& one_per = subject_of(relation, grounds.program).one_per;
  std::vector<Disputed> out;
  if (!one_per) return out;
  const std::vector<Value> values = grounds.model.values(relation, row);
  for (const RowId other : grounds.model.sorted_rows(relation)) {
    const std::vector<Value> others = grounds.model.values(relation, other);
    const bool agree = std::ranges::all_of(one_per->per, [&](std::uint32_t column) { return others[column] == values[column]; });
    const std::optional<Fact> fact = fact_of(relation, other, grounds);
    if (!agree || others[one_per->column] == values[one_per->column] || !fact) continue;
    Disputed& made = out.emplace_back(Disputed{row_text(relation, other, grounds), fact->place, {}});
    add_sources(made.sources, fact->citations, grounds.program);
  }
  return out;
}

}  // namespace counsel::explain
