#include "engine/explain/rows.h"

#include <algorithm>

namespace counsel::explain {

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
