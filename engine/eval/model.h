// engine/eval/model.h
// What holds: the facts a run started from and everything that follows from them.
//
// Shape:  rows by relation. Each row has a height: 0 for a fact, otherwise more than every row it was derived from.
//         It is the round of its stratum on top of the greatest height the stratum reads, so it is the same
//         whatever order facts and rules came in, and a proof that only ever goes down comes to an end.
// Order:  RowIds count in order of derivation. Show `sorted_rows`, which are in order of values.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/value.h"
#include "engine/eval/plan.h"
#include "engine/eval/relation.h"

namespace counsel::eval {

/// Where a row of height 0 comes from. Where it comes from several: the base first, then files, then declarations.
struct RowSource {
  enum class Kind : std::uint8_t { base, file, declared, case_fact };
  Kind kind = Kind::base;
  std::uint32_t index = 0;   // into FactSet::facts; of the file; into the members; CaseFact::origin
  std::uint32_t number = 0;  // of the row, in a file
};

struct PreparedFacts;

class Model {
 public:
  std::size_t relations() const { return views_.size(); }
  std::uint32_t rows(RelationId relation) const { return view(relation).rows(); }
  std::uint64_t total_rows() const;
  std::size_t bytes() const;

  std::optional<RowId> find(RelationId relation, std::span<const Value> values) const;
  bool holds(RelationId relation, std::span<const Value> values) const { return find(relation, values).has_value(); }
  std::vector<Value> values(RelationId relation, RowId row) const;
  Value value(RelationId relation, RowId row, std::size_t column) const;
  std::vector<RowId> sorted_rows(RelationId relation) const;
  /// By the values of these columns alone, in this order of them.
  std::vector<RowId> sorted_rows(RelationId relation, std::span<const std::uint32_t> columns) const;
  /// The same order of some of its rows.
  void sort(RelationId relation, std::span<RowId> rows) const;

  std::uint32_t height(RelationId relation, RowId row) const;
  /// Nothing for a row that a rule derived.
  std::optional<RowSource> source(RelationId relation, RowId row) const;

  /// For the engine's own further work on the rows (match.cc).
  const Relation& view(RelationId relation) const { return *views_[index(relation)]; }
  const std::shared_ptr<const Symbols>& symbols() const { return symbols_; }
  const Plan& plan() const;

 private:
  friend class GrowingModel;

  Model(std::shared_ptr<const PreparedFacts> prepared);

  void sort(RelationId relation, std::span<RowId> rows, std::span<const std::uint32_t> columns) const;

  std::shared_ptr<const PreparedFacts> prepared_;
  std::shared_ptr<const Symbols> symbols_;
  std::vector<const Relation*> views_;          // into `prepared_` or `own_`
  std::vector<std::shared_ptr<Relation>> own_;  // the relations that differ from what was prepared; models share them
  std::vector<std::vector<std::uint32_t>> case_origins_;  // by relation: CaseFact::origin of the rows case facts added
};

/// For `counsel show --stage model`: the rows of every declared relation, by relation and values, as rule text.
std::string print_model(const Model& model);

}  // namespace counsel::eval
