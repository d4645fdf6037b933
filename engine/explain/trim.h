// engine/explain/trim.h
// A proof made smaller: what matters least is left out, and each node says exactly what of its own is.
//
// Shape:  a proof as any other, whose nodes have `hidden` (proof.h). The points that a node shows and those that it hides
//         sum to what it sums to in the whole proof.
// Order:  of the nodes and premises that are kept: as before.
// Cost:   linear; with a depth, nodes × nodes stopped at / 64, since what lies below each of them is counted.
#pragma once

#include <cstddef>
#include <optional>

#include "engine/explain/proof.h"

namespace counsel::explain {

/// A count of thousands is believed on a few of them.
inline constexpr std::size_t kFewMembers = 10;

struct ProofSize {
  /// Of a ranking the first candidates, and all that are ruled out. All of them unless told.
  std::optional<std::size_t> candidates = std::nullopt;
  /// What is said about a candidate or an uncertain fact: what excludes first, then by the size of its points, then
  /// cautions, then what is overridden. All of it unless told.
  std::optional<std::size_t> reasons;
  /// The first bindings of an aggregate or an `every`, or of several ways to hold.
  std::optional<std::size_t> members = kFewMembers;
  /// The longest way from the root that is followed. All of it unless told.
  std::optional<std::size_t> depth;
};

Proof trimmed(const Proof& proof, const ProofSize& size);

}  // namespace counsel::explain
