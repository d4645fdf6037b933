// engine/explain/row_bearing.h
// Which questions bear on a row: whose answers can change how it is derived, or anything that its proof shows.
//
// Method: backwards over the rules, with the values that the row gives their variables, and those that facts leave them:
//         what `priority security` is derived from is not what `priority speed` is. It finds too many, never too few.
// Cost:   a look at each rule for each different row, or part of one, on the way, and at the facts that its conditions
//         find with those values.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/value.h"
#include "engine/eval/model.h"
#include "engine/lang/program.h"

namespace counsel::explain {

class RowBearing {
 public:
  /// Requires: the program outlives it.
  explicit RowBearing(const lang::Program& program);

  /// The attributes that answers can be given to, by number.
  const std::vector<RelationId>& attributes() const { return attributes_; }
  /// The relations that hold the answers to an attribute.
  std::span<const RelationId> held_in(std::uint32_t attribute) const { return held_in_[attribute]; }

  /// Those that bear on the row, in all cases of the facts that `model` is of; ascending.
  std::vector<std::uint32_t> on(RelationId relation, std::span<const Value> row, const eval::Model& model) const;

 private:
  struct Rows;  // those of a relation that have these values
  class Search;

  struct Concluding {
    RuleId rule{};
    const lang::Head* head = nullptr;
  };

  const lang::Program& program_;
  std::vector<bool> varies_;                                 // by RelationId: whether answers can change it
  std::vector<RelationId> attributes_;
  std::vector<std::vector<RelationId>> held_in_;             // by attribute
  std::vector<std::vector<std::uint32_t>> answered_;         // by RelationId: the attributes whose answers it holds
  std::vector<std::vector<Concluding>> concluding_;          // by RelationId
  std::vector<std::vector<RelationId>> evidence_;            // by RelationId: what adds up to its rows
  std::vector<std::vector<RelationId>> named_;               // by RuleId: attributes that its reasons name
};

}  // namespace counsel::explain
