#include <algorithm>
#include <map>
#include <new>
#include <string_view>

#include "engine/eval/fixpoint.h"
#include "engine/eval/prepared.h"
#include "engine/eval/row_check.h"

namespace counsel::eval {

namespace {

std::map<std::string_view, RelationId> declared_relations(const Plan& plan) {
  std::map<std::string_view, RelationId> names;
  for (std::size_t i = 0; i < plan.relations.size(); ++i)
    if (const PlanRelation& relation = plan.relations[i]; relation.declared)
      names.emplace(relation.name, relation.stated.value_or(static_cast<RelationId>(i)));
  return names;
}

void insert(PreparedFacts& prepared, RelationId relation, const std::vector<Value>& values, std::vector<Symbol>& row) {
  row.clear();
  for (const Value& value : values) row.push_back(prepared.symbols.intern(value));
  prepared.relations[index(relation)].insert(row.data());
}

Result<void> take_in(PreparedFacts& prepared, const FactSet& facts) {
  const auto names = declared_relations(*prepared.plan);
  auto named = names.end();
  std::vector<Symbol> row;
  for (std::size_t i = 0; i < facts.facts.size(); ++i) {
    const Fact& fact = facts.facts[i];
    if (named == names.end() || named->first != fact.relation) named = names.find(fact.relation);
    if (named == names.end())
      return fail(ErrorKind::invalid_input, "a fact is about `" + fact.relation + "`, which the rules do not declare");
    const RelationId relation = named->second;
    if (auto fits = check_row(prepared.plan->relation(relation), fact.values); !fits) return fits;
    const auto values = stored(prepared.plan->relation(relation), fact.values);
    if (!values) continue;
    insert(prepared, relation, *values, row);
    auto& origins = prepared.fact_index[index(relation)];
    if (origins.size() < prepared.relations[index(relation)].rows()) origins.push_back(static_cast<std::uint32_t>(i));
  }
  return {};
}

std::vector<std::vector<Symbol>> constants_of(const std::vector<Pipeline>& pipelines, Symbols& symbols) {
  std::vector<std::vector<Symbol>> out;
  for (const Pipeline& pipeline : pipelines) {
    auto& row = out.emplace_back();
    for (const Value& value : pipeline.orders.front().constants) row.push_back(symbols.intern(value));
  }
  return out;
}

Result<Prepared> prepare_all(const Plan& plan, const FactSet& facts) {
  auto prepared = std::make_shared<PreparedFacts>();
  prepared->plan = &plan;
  prepared->fact_index.resize(plan.relations.size());
  for (const PlanRelation& relation : plan.relations) {
    prepared->relations.emplace_back(relation.columns.size());
    for (const auto& columns : relation.indexes) prepared->relations.back().add_index(columns);
  }
  if (auto taken = take_in(*prepared, facts); !taken) return tl::unexpected(std::move(taken.error()));
  std::vector<Symbol> row;
  for (std::size_t i = 0; i < plan.relations.size(); ++i)
    for (const auto& member : plan.relations[i].members) insert(*prepared, static_cast<RelationId>(i), member, row);
  for (const PlanStratum& stratum : plan.strata)
    prepared->constants.push_back(
        {constants_of(stratum.first, prepared->symbols), constants_of(stratum.recursive, prepared->symbols)});
  for (Relation& relation : prepared->relations) {
    for (std::size_t i = 0; i < relation.indexes().size(); ++i) relation.extend_index(i, relation.rows());
    prepared->rows += relation.rows();
    prepared->bytes += relation.bytes();
  }
  return Prepared(std::move(prepared));
}

}  // namespace

Result<Prepared> prepare(const Plan& plan, const FactSet& facts) {
  try {
    return prepare_all(plan, facts);
  } catch (const std::bad_alloc&) {
    return fail(ErrorKind::limit_reached, "memory ran out while the facts were taken in");
  }
}

}  // namespace counsel::eval
