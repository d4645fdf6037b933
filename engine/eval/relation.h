// engine/eval/relation.h
// The rows of one relation, each once, and the indexes that joins ask for.
//
// Shape:  rows() × arity() symbols, row after row; a row never moves within the order and never changes. A relation
//         without columns has one row or none.
// Order:  order of derivation, and so of height: facts first, then round after round. Whatever is shown is sorted.
// Cost:   one probe to insert or find; 4 bytes a cell and 11 to 22 a row. Heights cost 8 bytes a round and none a row.
// Errors: none of its own; fixpoint.cc counts rows and bytes against RunLimits.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/ids.h"
#include "engine/eval/index.h"

namespace counsel::eval {

class Relation {
 public:
  explicit Relation(std::size_t arity) : arity_(arity) {}

  std::size_t arity() const { return arity_; }
  std::uint32_t rows() const { return rows_; }
  const Symbol* row(std::uint32_t number) const { return cells_.data() + number * arity_; }
  Rows view() const { return {cells_.data(), arity_, rows_}; }
  std::size_t bytes() const;

  /// Adds the row that starts at `row` unless it is there; says whether it was new.
  bool insert(const Symbol* row);
  /// The same for `count` rows that lie one after another; faster than one by one.
  void insert_all(const Symbol* rows, std::size_t count);
  /// The number of the row that starts at `row`; Index::kNoRow where there is none.
  std::uint32_t find(const Symbol* row) const { return find(row, hash(row)); }
  /// The same in steps, for many: each fetches what the next will read, so that their waits for memory overlap.
  std::uint32_t seek(const Symbol* row) const {
    const std::uint32_t hash = this->hash(row);
    if (rows_ > 0) table_.prefetch(hash);
    return hash;
  }
  void seek_row(std::uint32_t hash) const {
    const std::uint32_t number = rows_ > 0 ? table_.guess(hash) : SlotTable::kNone;
    if (number != SlotTable::kNone) __builtin_prefetch(row(number));
  }
  std::uint32_t find(const Symbol* row, std::uint32_t hash) const;

  /// Says that the rows from `first` on have this height; without it a row has height 0.
  /// Requires: there is such a row, and no row before it is higher.
  void set_height(std::uint32_t first, std::uint32_t height);
  std::uint32_t height(std::uint32_t row) const;
  /// The height of the last row; 0 where there is none.
  std::uint32_t greatest_height() const { return stretches_.empty() ? 0 : stretches_.back().height; }
  /// How many rows are lower than `height`; they come first.
  std::uint32_t rows_below(std::uint32_t height) const;

  void add_index(std::vector<std::uint32_t> columns) { indexes_.emplace_back(std::move(columns)); }
  const std::vector<Index>& indexes() const { return indexes_; }
  /// Takes the first `rows` rows into an index.
  void extend_index(std::size_t number, std::uint32_t rows) { indexes_[number].extend({cells_.data(), arity_, rows}); }
  /// Takes all rows into an index. To be told of a relation that is complete: another row makes the index slow to extend.
  void complete_index(std::size_t number) { indexes_[number].cluster(view()); }

 private:
  struct Stretch {  // rows from `first` on have this height
    std::uint32_t first;
    std::uint32_t height;
  };

  std::uint32_t hash(const Symbol* row) const;
  bool equal(std::uint32_t number, const Symbol* row) const;
  bool insert(const Symbol* row, std::uint32_t hash);

  std::size_t arity_;
  std::uint32_t rows_ = 0;
  FlatArray<Symbol> cells_;
  SlotTable table_;
  std::vector<Stretch> stretches_;  // those above height 0, ascending
  std::vector<Index> indexes_;
};

}  // namespace counsel::eval
