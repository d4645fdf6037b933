#include "engine/eval/model.h"

#include <algorithm>
#include <numeric>

#include "engine/eval/prepared.h"

namespace counsel::eval {

namespace {

std::vector<std::uint32_t> columns_of(const Relation& relation) {
  std::vector<std::uint32_t> columns(relation.arity());
  std::iota(columns.begin(), columns.end(), 0u);
  return columns;
}

}  // namespace

Model::Model(std::shared_ptr<const PreparedFacts> prepared)
    : prepared_(std::move(prepared)), symbols_(prepared_, &prepared_->symbols) {
  for (const Relation& relation : prepared_->relations) views_.push_back(&relation);
  own_.resize(views_.size());
  case_origins_.resize(views_.size());
}

const Plan& Model::plan() const { return *prepared_->plan; }

std::uint64_t Model::total_rows() const {
  return std::accumulate(views_.begin(), views_.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const Relation* relation) { return sum + relation->rows(); });
}

std::size_t Model::bytes() const {
  return std::accumulate(views_.begin(), views_.end(), prepared_->symbols.bytes() + symbols_->bytes(),
                         [](std::size_t sum, const Relation* relation) { return sum + relation->bytes(); });
}

std::optional<RowId> Model::find(RelationId relation, std::span<const Value> values) const {
  if (values.size() != view(relation).arity()) return std::nullopt;
  std::vector<Symbol> row;
  for (const Value& value : values) {
    const auto symbol = symbols_->find(value);
    if (!symbol) return std::nullopt;
    row.push_back(*symbol);
  }
  const std::uint32_t number = view(relation).find(row.data());
  if (number == Index::kNoRow) return std::nullopt;
  return static_cast<RowId>(number);
}

std::vector<Value> Model::values(RelationId relation, RowId row) const {
  std::vector<Value> out;
  for (std::size_t i = 0; i < view(relation).arity(); ++i) out.push_back(value(relation, row, i));
  return out;
}

Value Model::value(RelationId relation, RowId row, std::size_t column) const {
  return symbols_->value(view(relation).row(static_cast<std::uint32_t>(row))[column]);
}

std::vector<RowId> Model::sorted_rows(RelationId relation) const {
  return sorted_rows(relation, columns_of(view(relation)));
}

std::vector<RowId> Model::sorted_rows(RelationId relation, std::span<const std::uint32_t> columns) const {
  std::vector<RowId> order(view(relation).rows());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = static_cast<RowId>(i);
  sort(relation, order, columns);
  return order;
}

void Model::sort(RelationId relation, std::span<RowId> rows) const {
  sort(relation, rows, columns_of(view(relation)));
}

void Model::sort(RelationId relation, std::span<RowId> rows, std::span<const std::uint32_t> columns) const {
  const Relation& all = view(relation);
  std::sort(rows.begin(), rows.end(), [&](RowId a, RowId b) {
    const Symbol* const left = all.row(static_cast<std::uint32_t>(a));
    const Symbol* const right = all.row(static_cast<std::uint32_t>(b));
    for (const std::uint32_t column : columns)
      if (const auto order_of = symbols_->compare(left[column], right[column]); order_of != 0) return order_of < 0;
    return false;
  });
}

std::uint32_t Model::height(RelationId relation, RowId row) const {
  return view(relation).height(static_cast<std::uint32_t>(row));
}

// INVARIANT: a relation's rows of height 0 are its base facts, rows of files, declared rows, then those of the case
// (prepare.cc, fixpoint.cc).
std::optional<RowSource> Model::source(RelationId relation, RowId row) const {
  if (height(relation, row) > 0) return std::nullopt;
  auto number = static_cast<std::uint32_t>(row);
  const auto& base = prepared_->fact_index[index(relation)];
  if (number < base.size()) return RowSource{RowSource::Kind::base, base[number]};
  const std::uint32_t declared_from = prepared_->declared_from[index(relation)];
  if (number < declared_from) {
    const auto& stretches = prepared_->stretches[index(relation)];
    const auto after = std::upper_bound(stretches.begin(), stretches.end(), number,
                                        [](std::uint32_t wanted, const auto& stretch) { return wanted < stretch.first; });
    const auto& in = *std::prev(after);
    return RowSource{RowSource::Kind::file, in.file, in.number + (number - in.first)};
  }
  const std::uint32_t prepared_rows = prepared_->relations[index(relation)].rows();
  if (number < prepared_rows) return RowSource{RowSource::Kind::declared, number - declared_from};
  return RowSource{RowSource::Kind::case_fact, case_origins_[index(relation)][number - prepared_rows]};
}

}  // namespace counsel::eval
