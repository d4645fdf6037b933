#include "engine/explain/rows.h"

#include <algorithm>

namespace counsel::explain {

namespace {

constexpr std::uint32_t kDerived = 1;  // the least height of a row that a rule derived

}  // namespace

std::string row_text(RelationId relation, RowId row, const Grounds& grounds) {
  return row_text(relation, grounds.model.values(relation, row), grounds.program);
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

std::vector<Disputed> disputes(RelationId relation, RowId row, const Grounds& grounds) {
  const auto& one_per = subject_of(relation, grounds.program).one_per;
  if (!one_per) return {};
  const eval::Relation& rows = grounds.model.view(relation);
  const auto agree = [&rows, row = static_cast<std::uint32_t>(row)](std::uint32_t other, std::uint32_t column) {
    return rows.row(other)[column] == rows.row(row)[column];
  };
  std::vector<RowId> others;
  for (std::uint32_t other = 0; other < rows.rows_below(kDerived); ++other)
    if (!agree(other, one_per->column) &&
        std::ranges::all_of(one_per->per, [&](std::uint32_t column) { return agree(other, column); }))
      others.push_back(static_cast<RowId>(other));
  grounds.model.sort(relation, others);
  std::vector<Disputed> out;
  for (const RowId other : others)
    if (const std::optional<Fact> fact = fact_of(relation, other, grounds)) {
      Disputed& made = out.emplace_back(Disputed{row_text(relation, other, grounds), fact->place, {}});
      add_sources(made.sources, fact->citations, grounds.program);
    }
  return out;
}

}  // namespace counsel::explain
