// engine/explain/shared_proof.h
// A proof of which most nodes are in the proofs of other cases, too: they are referred to, not copied.
//
// Shape:  as proof.h. The premises of a node are here, and not in the node.
// Cost:   32 bytes a node, and 4 a premise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "engine/explain/proof.h"

namespace counsel::explain {

struct SharedProof {
  struct Placed {
    const Node* node = nullptr;
    std::uint64_t number = 0;  // of the node among all that proofs share, and of no other ever after; 0: it is not shared
    std::uint32_t first_premise = 0, premises = 0;
  };
  std::vector<Placed> nodes;
  std::vector<NodeId> premises;
  std::deque<Node> own;  // nodes that are not shared

  void set_premises(NodeId id, std::span<const NodeId> of) {
    nodes[static_cast<std::size_t>(id)].first_premise = static_cast<std::uint32_t>(premises.size());
    nodes[static_cast<std::size_t>(id)].premises = static_cast<std::uint32_t>(of.size());
    premises.insert(premises.end(), of.begin(), of.end());
  }
  std::span<const NodeId> premises_of(const Placed& node) const {
    return std::span(premises).subspan(node.first_premise, node.premises);
  }
};

}  // namespace counsel::explain
