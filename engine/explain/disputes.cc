#include "engine/explain/disputes.h"

#include <algorithm>

#include "engine/explain/ground_facts.h"
#include "engine/lang/sentence.h"

namespace counsel::explain {

std::vector<Dispute> disputes(RelationId id, RowId row, const Grounds& grounds) {
  const lang::Relation& relation = grounds.program.relation(id);
  std::vector<Dispute> out;
  if (!relation.one_per) return out;
  const std::vector<Value> values = grounds.model.values(id, row);
  for (const RowId other : grounds.model.sorted_rows(id)) {
    const std::vector<Value> others = grounds.model.values(id, other);
    const bool same_case = std::ranges::all_of(relation.one_per->per, [&](std::uint32_t column) { return others[column] == values[column]; });
    if (!same_case || others[relation.one_per->column] == values[relation.one_per->column]) continue;
    Dispute& dispute = out.emplace_back();
    dispute.statement = lang::fact_text(relation, std::span(others).first(relation.columns.size()));
    if (const std::optional<Fact> fact = fact_of(id, other, grounds)) {
      dispute.place = fact->place;
      add_sources(dispute.sources, fact->citations, grounds.program);
    }
  }
  return out;
}

}  // namespace counsel::explain
