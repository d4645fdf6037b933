// engine/eval/index.h
// Finds the rows of a relation that have given values in some of its columns.
//
// Shape:  chained: a slot for every distinct key leads to its newest row, and `next` from each row to the one before it.
//         clustered, for a relation that is complete: the rows again, those of a key one after another, so that walking
//         them waits for memory once a key and not once a row.
// Order:  from new rows to old ones, so that a range of rows is a stretch of what a key leads to.
// Cost:   about 16 bytes a distinct key, and 4 a row; clustered, a row's cells on top. One probe to the first row.
//         Built when first asked for and extended to rows that came since; a clustered index that has to take in rows
//         is made anew as a chain.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/eval/slot_table.h"
#include "engine/eval/symbols.h"

namespace counsel::eval {

/// Rows that lie one after another.
struct Rows {
  const Symbol* cells;
  std::size_t arity;
  std::uint32_t count;
  const Symbol* operator[](std::uint32_t row) const { return cells + row * arity; }
};

class Index {
 public:
  static constexpr std::uint32_t kNoRow = SlotTable::kNone;

  /// Requires: at least one column, ascending.
  explicit Index(std::vector<std::uint32_t> columns) : columns_(std::move(columns)) {}

  const std::vector<std::uint32_t>& columns() const { return columns_; }
  std::size_t keys() const { return heads_.size(); }
  std::uint32_t rows() const { return static_cast<std::uint32_t>(next_.size()); }
  std::size_t bytes() const { return heads_.bytes() + next_.bytes() + cells_.bytes(); }

  /// Takes in the rows that are not yet in it. Requires: the same relation every time.
  void extend(Rows rows);
  /// The same for a relation to which no rows will come.
  void cluster(Rows rows);

  // A place is where the index has a row: chained, the row's own number.

  /// The place of the newest row whose columns hold `key` (in the order of columns()); kNoRow where there is none.
  std::uint32_t first(const Symbol* key, Rows rows) const;
  /// That of the one before, with the same key.
  std::uint32_t next(std::uint32_t place) const;
  std::uint32_t row(std::uint32_t place) const { return is_clustered() ? next_[place] : place; }
  const Symbol* cells(std::uint32_t place, Rows rows) const { return is_clustered() ? cells_.data() + place * rows.arity : rows[place]; }
  /// Fetches what walking on from `place` will read, so that the wait for it overlaps with the work on `place`.
  void prefetch_next(std::uint32_t place, Rows rows) const {
    if (is_clustered()) return;
    const std::uint32_t next = next_[place];
    if (next == kNoRow) return;
    __builtin_prefetch(&next_[next]);
    __builtin_prefetch(rows[next]);
  }

 private:
  bool is_clustered() const { return cells_.size() > 0; }
  bool has_key(const Symbol* cells, const Symbol* key) const;

  std::vector<std::uint32_t> columns_;
  std::size_t arity_ = 0;          // of the relation
  SlotTable heads_;                // the place of the newest row of each key
  FlatArray<std::uint32_t> next_;  // by row; clustered, the row's number, by place
  FlatArray<Symbol> cells_;        // clustered: of each place
};

}  // namespace counsel::eval
