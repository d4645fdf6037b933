// engine/eval/preparation.h
// Takes in the facts that every run starts from: a FactSet, and rows that come from files one after another, which are
// never Facts, so that millions of them are read at the speed of the file.
//
// Order:  take_in first, then the files, each to its end.
// Cost:   a row of a file is its cells and its place in the relation; where it came from is kept by stretches of rows.
// Errors: invalid_input: a fact that fits no declared relation. What the cells of a file hold is its reader's business.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>

#include "engine/eval/fixpoint.h"
#include "engine/eval/symbols.h"

namespace counsel::eval {

class Preparation {
 public:
  /// Requires: `plan` outlives the result and every model made from it.
  explicit Preparation(const Plan& plan);
  /// The same for a plan whose relations have the ids, and partly the rows, of those of another model.
  Preparation(const Plan& plan, const Model& from);

  Result<void> take_in(const FactSet& facts);

  /// What the cells of the rows below are symbols of.
  Symbols& symbols();
  /// Rows of the relation that lie one after another, from a file that the caller numbers; `numbers` are theirs in it,
  /// and come back in RowSource. Requires: as many cells as columns, of the columns' types.
  void add_rows(RelationId relation, std::span<const Symbol> cells, std::uint32_t file,
                std::span<const std::uint32_t> numbers);

  /// The rows of the other model's relation, each behind the cells `before`, up to the first that is higher than
  /// `height`. Requires: the other model, and that there are as many columns.
  void take_over(RelationId relation, std::span<const Symbol> before = {},
                 std::uint32_t height = std::numeric_limits<std::uint32_t>::max());

  Prepared finish() &&;

 private:
  std::shared_ptr<PreparedFacts> prepared_;
  const Model* from_ = nullptr;
};

}  // namespace counsel::eval
