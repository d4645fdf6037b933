// engine/eval/index.h
// Finds the rows of a relation that have given values in some of its columns.
//
// Shape:  a slot for every distinct key leads to its newest row, and `next` from each row to the one before it.
// Order:  a chain runs from new rows to old ones, so that a range of rows is a stretch of it.
// Cost:   4 bytes a row and about 16 a distinct key; one probe to the first row. Built when first asked for and
//         extended to rows that came since, never rebuilt.
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
  std::size_t bytes() const { return heads_.bytes() + next_.bytes(); }

  /// Takes in the rows that are not yet in it. Requires: the same relation every time.
  void extend(Rows rows);

  /// The newest row whose columns hold `key` (in the order of columns()); kNoRow where there is none.
  std::uint32_t first(const Symbol* key, Rows rows) const;
  /// The one before `row` with the same key.
  std::uint32_t next(std::uint32_t row) const { return next_[row]; }
  /// Fetches what walking on from `row` will read, so that the wait for it overlaps with the work on `row`.
  void prefetch_next(std::uint32_t row, Rows rows) const {
    const std::uint32_t next = next_[row];
    if (next == kNoRow) return;
    __builtin_prefetch(&next_[next]);
    __builtin_prefetch(rows[next]);
  }

 private:
  bool has_key(const Symbol* cells, const Symbol* key) const;

  std::vector<std::uint32_t> columns_;
  SlotTable heads_;  // the newest row of each key
  FlatArray<std::uint32_t> next_;
};

}  // namespace counsel::eval
