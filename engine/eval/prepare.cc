#include <algorithm>
#include <map>
#include <new>
#include <string_view>

#include "engine/base/check.h"
#include "engine/eval/keeps.h"
#include "engine/eval/preparation.h"
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

std::vector<std::vector<Symbol>> constants_of(const std::vector<Pipeline>& pipelines, Symbols& symbols) {
  std::vector<std::vector<Symbol>> out;
  for (const Pipeline& pipeline : pipelines) {
    auto& row = out.emplace_back();
    for (const Value& value : pipeline.orders.front().constants) row.push_back(symbols.intern(value));
  }
  return out;
}

}  // namespace

Preparation::Preparation(const Plan& plan) : prepared_(std::make_shared<PreparedFacts>()) {
  prepared_->plan = &plan;
  prepared_->fact_index.resize(plan.relations.size());
  prepared_->stretches.resize(plan.relations.size());
  for (const PlanRelation& relation : plan.relations) {
    prepared_->relations.emplace_back(relation.columns.size());
    for (const auto& columns : relation.indexes) prepared_->relations.back().add_index(columns);
  }
}

Preparation::Preparation(const Plan& plan, const Model& from) : Preparation(plan) {
  prepared_->symbols = Symbols::over(from.symbols());
  from_ = &from;
}

Result<void> Preparation::take_in(const FactSet& facts) {
  const auto names = declared_relations(*prepared_->plan);
  auto named = names.end();
  std::vector<Symbol> row;
  for (std::size_t i = 0; i < facts.facts.size(); ++i) {
    const Fact& fact = facts.facts[i];
    if (named == names.end() || named->first != fact.relation) named = names.find(fact.relation);
    if (named == names.end())
      return fail(ErrorKind::invalid_input, "a fact is about `" + fact.relation + "`, which the rules do not declare");
    const RelationId relation = named->second;
    if (auto fits = check_row(prepared_->plan->relation(relation), fact.values); !fits) return fits;
    const auto values = stored(prepared_->plan->relation(relation), fact.values);
    if (!values) continue;
    insert(*prepared_, relation, *values, row);
    auto& origins = prepared_->fact_index[index(relation)];
    if (kKeepsProofs && origins.size() < prepared_->relations[index(relation)].rows()) origins.push_back(static_cast<std::uint32_t>(i));
  }
  return {};
}

Symbols& Preparation::symbols() { return prepared_->symbols; }

void Preparation::add_rows(RelationId relation, std::span<const Symbol> cells, std::uint32_t file,
                           std::span<const std::uint32_t> numbers) {
  Relation& rows = prepared_->relations[index(relation)];
  COUNSEL_CHECK(cells.size() == numbers.size() * rows.arity(), "a row has a cell for every column");
  auto& stretches = prepared_->stretches[index(relation)];
  std::uint32_t row = rows.rows();
  rows.insert_all(cells.data(), numbers.size());
  // The new ones were added in order, so the next of them is the first that equals it.
  for (std::size_t i = 0; i < numbers.size() && row < rows.rows(); ++i) {
    const Symbol* const given = cells.data() + i * rows.arity();
    if (!std::equal(given, given + rows.arity(), rows.row(row))) continue;
    const bool goes_on = !stretches.empty() && stretches.back().file == file &&
                         numbers[i] - stretches.back().number == row - stretches.back().first;
    if (!goes_on) stretches.push_back({row, file, numbers[i]});
    ++row;
  }
}

void Preparation::take_over(RelationId relation, std::span<const Symbol> before, std::uint32_t height) {
  COUNSEL_CHECK(from_ != nullptr, "rows are taken over from a model");
  const Relation& rows = from_->view(relation);
  Relation& to = prepared_->relations[index(relation)];
  const std::size_t arity = before.size() + rows.arity();
  COUNSEL_CHECK(to.arity() == arity, "a row has a cell for every column");
  const std::uint32_t count = height == std::numeric_limits<std::uint32_t>::max() ? rows.rows() : rows.rows_below(height + 1);
  if (before.empty()) {
    to.insert_all(rows.row(0), count);
    return;
  }
  std::vector<Symbol> row(before.begin(), before.end());
  for (std::uint32_t i = 0; i < count; ++i) {
    row.resize(before.size());
    row.insert(row.end(), rows.row(i), rows.row(i) + rows.arity());
    to.insert(row.data());
  }
}

Prepared Preparation::finish() && {
  const Plan& plan = *prepared_->plan;
  std::vector<Symbol> row;
  for (std::size_t i = 0; i < plan.relations.size(); ++i) {
    prepared_->declared_from.push_back(prepared_->relations[i].rows());
    for (const auto& member : plan.relations[i].members) insert(*prepared_, static_cast<RelationId>(i), member, row);
  }
  for (const PlanStratum& stratum : plan.strata)
    prepared_->constants.push_back(
        {constants_of(stratum.first, prepared_->symbols), constants_of(stratum.recursive, prepared_->symbols)});
  for (Relation& relation : prepared_->relations) {
    for (std::size_t i = 0; i < relation.indexes().size(); ++i) relation.complete_index(i);
    prepared_->rows += relation.rows();
    prepared_->bytes += relation.bytes();
  }
  return Prepared(std::move(prepared_));
}

Result<Prepared> prepare(const Plan& plan, const FactSet& facts) {
  try {
    Preparation preparation(plan);
    if (auto taken = preparation.take_in(facts); !taken) return tl::unexpected(std::move(taken.error()));
    return std::move(preparation).finish();
  } catch (const std::bad_alloc&) {
    return fail(ErrorKind::limit_reached, "memory ran out while the facts were taken in");
  }
}

}  // namespace counsel::eval
