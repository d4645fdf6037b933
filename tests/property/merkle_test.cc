// What the Merkle tree says is what the RFC defines, for every tree of up to 70 leaves; and no falsified proof is
// taken.
#include "kb/merkle.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace counsel::kb {
namespace {

constexpr std::uint64_t kMost = 70;

std::vector<Digest> some_leaves(std::uint64_t size) {
  std::vector<Digest> leaves;
  for (std::uint64_t i = 0; i < size; ++i) leaves.push_back(leaf_hash("record " + std::to_string(i)));
  return leaves;
}

using Leaves = std::span<const Digest>;

std::size_t largest_power_below(std::size_t size) {
  std::size_t power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/// MTH of RFC 9162, section 2.1.1.
Digest defined_root(Leaves leaves) {
  if (leaves.empty()) return sha256("");
  if (leaves.size() == 1) return leaves[0];
  const std::size_t k = largest_power_below(leaves.size());
  return node_hash(defined_root(leaves.first(k)), defined_root(leaves.subspan(k)));
}

Path with(Path path, const Digest& digest) {
  path.push_back(digest);
  return path;
}

/// PATH of RFC 9162, section 2.1.3.1.
Path defined_inclusion(std::size_t m, Leaves leaves) {
  if (leaves.size() == 1) return {};
  const std::size_t k = largest_power_below(leaves.size());
  if (m < k) return with(defined_inclusion(m, leaves.first(k)), defined_root(leaves.subspan(k)));
  return with(defined_inclusion(m - k, leaves.subspan(k)), defined_root(leaves.first(k)));
}

/// SUBPROOF of RFC 9162, section 2.1.4.1.
Path defined_subproof(std::size_t m, Leaves leaves, bool known) {
  if (m == leaves.size()) return known ? Path{} : Path{defined_root(leaves)};
  const std::size_t k = largest_power_below(leaves.size());
  if (m <= k) return with(defined_subproof(m, leaves.first(k), known), defined_root(leaves.subspan(k)));
  return with(defined_subproof(m - k, leaves.subspan(k), false), defined_root(leaves.first(k)));
}

Digest flipped(Digest digest, std::size_t bit) {
  digest[bit / 8 % digest.size()] ^= static_cast<std::uint8_t>(1u << bit % 8);
  return digest;
}

/// Every path that differs from this one in one place.
std::vector<Path> falsified(const Path& path) {
  std::vector<Path> out;
  for (std::size_t i = 0; i <= path.size(); ++i) {
    for (const Digest& extra : {Digest{}, path.empty() ? leaf_hash("extra") : path[i % path.size()]}) {
      out.push_back(path);
      out.back().insert(out.back().begin() + static_cast<std::ptrdiff_t>(i), extra);
    }
    if (i == path.size()) break;
    out.push_back(path);
    out.back().erase(out.back().begin() + static_cast<std::ptrdiff_t>(i));
    out.push_back(path);
    out.back()[i] = flipped(path[i], i * 37 + path.size());
    if (i == 0) continue;
    out.push_back(path);
    std::swap(out.back()[i - 1], out.back()[i]);
  }
  return out;
}

TEST(Merkle, RootsAreAsDefined) {
  const std::vector<Digest> leaves = some_leaves(kMost);
  Frontier tree;
  for (std::uint64_t size = 0; size <= kMost; ++size) {
    EXPECT_EQ(tree.size(), size);
    EXPECT_EQ(tree.root(), defined_root(Leaves(leaves).first(size))) << size;
    EXPECT_EQ(root_of(Leaves(leaves).first(size)), tree.root()) << size;
    if (size < kMost) tree.append(leaves[size]);
  }
}

TEST(Merkle, CompletedSubtreesAreAsDefined) {
  const std::vector<Digest> leaves = some_leaves(kMost);
  Frontier tree;
  for (std::uint64_t size = 1; size <= kMost; ++size) {
    const std::vector<Digest> completed = tree.append(leaves[size - 1]);
    std::size_t count = 0;
    for (std::uint64_t width = 2; size % width == 0; width *= 2, ++count) {
      ASSERT_LT(count, completed.size()) << size;
      EXPECT_EQ(completed[count], defined_root(Leaves(leaves).subspan(size - width, width))) << size;
    }
    EXPECT_EQ(completed.size(), count) << size;
  }
}

TEST(Merkle, InclusionProofsAreAsDefinedAndNothingElseIsTaken) {
  const std::vector<Digest> all = some_leaves(kMost);
  for (std::uint64_t size = 1; size <= kMost; ++size) {
    const Leaves leaves = Leaves(all).first(size);
    const Digest root = defined_root(leaves);
    for (std::uint64_t index = 0; index < size; ++index) {
      SCOPED_TRACE(std::to_string(index) + " of " + std::to_string(size));
      const Path path = inclusion_proof(index, leaves);
      ASSERT_EQ(path, defined_inclusion(index, leaves));
      ASSERT_TRUE(verify_inclusion(leaves[index], index, size, root, path));
      EXPECT_FALSE(verify_inclusion(flipped(leaves[index], index), index, size, root, path));
      EXPECT_FALSE(verify_inclusion(leaves[index], index, size, flipped(root, size), path));
      EXPECT_FALSE(verify_inclusion(leaves[index], index, 0, root, path));
      for (std::uint64_t other = 0; other <= size + 1; ++other)
        EXPECT_TRUE(other == index || !verify_inclusion(leaves[index], other, size, root, path)) << other;
      for (const Path& wrong : falsified(path)) EXPECT_FALSE(verify_inclusion(leaves[index], index, size, root, wrong));
    }
  }
}

/// The number of digests in the proof of a leaf, and on which side each stands: all that a size does to a proof.
std::string way(std::uint64_t index, std::uint64_t size) {
  if (size == 1) return "";
  const std::uint64_t k = largest_power_below(size);
  return index < k ? way(index, k) + "r" : way(index - k, size - k) + "l";
}

TEST(Merkle, AnInclusionProofIsTakenForNoOtherShape) {
  const std::vector<Digest> all = some_leaves(kMost);
  for (std::uint64_t size = 1; size <= kMost; ++size) {
    const Leaves leaves = Leaves(all).first(size);
    const Digest root = defined_root(leaves);
    for (std::uint64_t index = 0; index < size; ++index) {
      const Path path = inclusion_proof(index, leaves);
      for (std::uint64_t other = index + 1; other <= kMost; ++other)
        EXPECT_EQ(verify_inclusion(leaves[index], index, other, root, path), way(index, other) == way(index, size))
            << index << " of " << size << " as of " << other;
    }
  }
}

TEST(Merkle, ConsistencyProofsAreAsDefinedAndNothingElseIsTaken) {
  const std::vector<Digest> all = some_leaves(kMost);
  for (std::uint64_t new_size = 0; new_size <= kMost; ++new_size) {
    const Leaves leaves = Leaves(all).first(new_size);
    const Digest new_root = defined_root(leaves);
    for (std::uint64_t old_size = 0; old_size <= new_size; ++old_size) {
      SCOPED_TRACE(std::to_string(old_size) + " in " + std::to_string(new_size));
      const Digest old_root = defined_root(leaves.first(old_size));
      const Path path = consistency_proof(old_size, leaves);
      ASSERT_EQ(path, old_size == 0 ? Path{} : defined_subproof(old_size, leaves, true));
      ASSERT_TRUE(verify_consistency(old_size, old_root, new_size, new_root, path));
      EXPECT_FALSE(verify_consistency(old_size, flipped(old_root, new_size), new_size, new_root, path));
      // All begin with the tree without leaves.
      EXPECT_EQ(verify_consistency(old_size, old_root, new_size, flipped(new_root, old_size), path),
                old_size == 0 && new_size > 0);
      EXPECT_EQ(verify_consistency(new_size, new_root, old_size, old_root, path), old_size == new_size);
      for (const Path& wrong : falsified(path))
        EXPECT_FALSE(verify_consistency(old_size, old_root, new_size, new_root, wrong));
    }
  }
}

TEST(Merkle, AConsistencyProofIsTakenForNoOtherOldSize) {
  const std::vector<Digest> all = some_leaves(kMost);
  for (std::uint64_t new_size = 1; new_size <= kMost; ++new_size) {
    const Leaves leaves = Leaves(all).first(new_size);
    const Digest new_root = defined_root(leaves);
    for (std::uint64_t old_size = 1; old_size <= new_size; ++old_size) {
      const Digest old_root = defined_root(leaves.first(old_size));
      const Path path = consistency_proof(old_size, leaves);
      for (std::uint64_t other = 0; other <= new_size + 1; ++other)
        EXPECT_TRUE(other == old_size || !verify_consistency(other, old_root, new_size, new_root, path))
            << old_size << " in " << new_size << " as " << other;
    }
  }
}

TEST(Merkle, TwoTreesThatDifferAreNeverConsistent) {
  const std::vector<Digest> all = some_leaves(40);
  for (std::uint64_t changed = 0; changed < all.size(); ++changed) {
    std::vector<Digest> others = all;
    others[changed] = leaf_hash("another record");
    for (std::uint64_t old_size = changed + 1; old_size <= all.size(); ++old_size)
      EXPECT_FALSE(verify_consistency(old_size, defined_root(Leaves(all).first(old_size)), all.size(),
                                      defined_root(others), consistency_proof(old_size, others)))
          << changed << " " << old_size;
  }
}

TEST(Merkle, SizesBeyondAnyLogAreTakenWithoutHarm) {
  const Path path(64, leaf_hash("x"));
  const std::uint64_t most = ~std::uint64_t{0};
  EXPECT_TRUE(root_from_inclusion(Digest{}, 0, most, path));
  EXPECT_FALSE(root_from_inclusion(Digest{}, most, most, path));
  EXPECT_FALSE(root_from_inclusion(Digest{}, most - 1, most, path));
  EXPECT_FALSE(verify_consistency(most - 1, Digest{}, most, Digest{}, path));
  EXPECT_FALSE(verify_consistency(1, Digest{}, most, Digest{}, path));
}

}  // namespace
}  // namespace counsel::kb
