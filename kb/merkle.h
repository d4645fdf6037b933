// kb/merkle.h
// The Merkle tree over the records of a log: one digest, the *root*, stands for all records and their order. That a
// record is in a tree, and that one tree begins with all of another, has a proof of a few digests.
//
// Shape:  a *leaf* is the hash of a record's bytes. A tree of n > 1 leaves has the tree of the first k on its left,
// where
//         k is the largest power of two below n, and that of the others on its right. Leaves are counted from 0.
// Order:  paths run from the leaf to the root, as the RFC has them.
// Cost:   making a proof hashes all leaves; checking one takes a hash or two for each digest of it.
// Source: RFC 9162, section 2.1, with SHA-256. Leaves and inner nodes are hashed behind different bytes, so that
// neither
//         can be passed off as the other.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "kb/digest.h"

namespace counsel::kb {

using Path = std::vector<Digest>;

Digest leaf_hash(std::string_view record);
Digest node_hash(const Digest& left, const Digest& right);

/// How many of `size` leaves are in the left subtree. Requires: size > 1.
std::uint64_t left_size(std::uint64_t size);

/// The right edge of a growing tree: what is needed of it to add leaves and to say its root.
///
/// INVARIANT: there is a subtree for each 1 in the binary form of size(), the largest first.
class Frontier {
 public:
  Frontier() = default;  // of the tree without leaves

  /// Goes on with a tree of which this was stored; nothing where so many subtrees do not make that size.
  static std::optional<Frontier> of(std::uint64_t size, std::vector<Digest> subtrees);

  /// Adds a leaf. Gives the roots of the subtrees it completed, those of the last 2, 4, 8 … leaves.
  std::vector<Digest> append(const Digest& leaf);

  std::uint64_t size() const { return size_; }
  const std::vector<Digest>& subtrees() const { return subtrees_; }
  Digest root() const;

 private:
  std::uint64_t size_ = 0;
  std::vector<Digest> subtrees_;
};

Digest root_of(std::span<const Digest> leaves);

/// Requires: index < leaves.size().
Path inclusion_proof(std::uint64_t index, std::span<const Digest> leaves);

/// That the tree of the leaves begins with that of the first `old_size`. Requires: old_size <= leaves.size().
Path consistency_proof(std::uint64_t old_size, std::span<const Digest> leaves);

/// The root of the tree of this size that has the leaf at this index, if the path is right; nothing where the path has
/// more or fewer digests than that takes.
std::optional<Digest> root_from_inclusion(const Digest& leaf, std::uint64_t index, std::uint64_t size,
                                          std::span<const Digest> path);

bool verify_inclusion(const Digest& leaf, std::uint64_t index, std::uint64_t size, const Digest& root,
                      std::span<const Digest> path);

/// Every tree begins with the one without leaves, which takes no path, and with itself, likewise.
bool verify_consistency(std::uint64_t old_size, const Digest& old_root, std::uint64_t new_size, const Digest& new_root,
                        std::span<const Digest> path);

}  // namespace counsel::kb
