// engine/explain/step.h
// One step of a proof: the node of a row, and the nodes that it rests on directly. Private to proofs.
//
// Shape:  parts in the order in which they come into a proof. The first is the row's own node; the others are nodes that
//         stand for no row, such as a comparison, and the steps of other rows. The premises of a node here are numbers of
//         parts.
// Method: a row waits until its premises are found, so that the depth of a derivation is no depth of the call stack.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/ids.h"
#include "engine/explain/proof.h"

namespace counsel::explain {

using Row = std::pair<RelationId, RowId>;

struct RowHash {
  std::size_t operator()(const Row& row) const {
    return std::hash<std::uint64_t>()(std::uint64_t{index(row.first)} << 32 | index(row.second));
  }
};

/// How a row is spoken of where not by its own statement alone.
struct Spoken {
  std::string statement;
  std::string verb = {};
  std::optional<std::int64_t> points_udb = {};
  std::optional<RuleId> overridden_by = {};
};

struct Step;

/// A node of its own with its number among all that are shared, or a row's step. Nodes stay where they are, as parts come.
struct OwnNode {
  Node node;
  std::uint64_t number = 0;
};
using Part = std::variant<std::unique_ptr<OwnNode>, Step*>;

struct Step {
  Row row{};                 // in the case for which it is made
  bool asked_about = false;  // it shows several ways in which the row holds
  bool is_made = false;      // otherwise there is the row's node alone, as far as the row says it
  std::uint64_t ways = 0;    // to derive the row and all that could be below it, counted as a tree
  std::vector<Part> parts;

  OwnNode& own(std::size_t part) const { return *std::get<std::unique_ptr<OwnNode>>(parts[part]); }
  bool is_own(std::size_t part) const { return std::holds_alternative<std::unique_ptr<OwnNode>>(parts[part]); }
};

}  // namespace counsel::explain
