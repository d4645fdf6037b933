#include "kb/merkle.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <utility>

#include "engine/base/check.h"

namespace counsel::kb {

namespace {

constexpr char kLeaf = 0;
constexpr char kNode = 1;

}  // namespace

Digest leaf_hash(std::string_view record) {
  std::string hashed;
  hashed.reserve(1 + record.size());
  hashed += kLeaf;
  hashed += record;
  return sha256(hashed);
}

Digest node_hash(const Digest& left, const Digest& right) {
  std::array<char, 1 + 2 * std::tuple_size_v<Digest>> hashed;
  hashed[0] = kNode;
  std::copy(right.begin(), right.end(), std::copy(left.begin(), left.end(), hashed.begin() + 1));
  return sha256({hashed.data(), hashed.size()});
}

std::uint64_t left_size(std::uint64_t size) {
  COUNSEL_CHECK(size > 1, "a leaf has no subtrees");
  return std::bit_floor(size - 1);
}

std::optional<Frontier> Frontier::of(std::uint64_t size, std::vector<Digest> subtrees) {
  if (subtrees.size() != static_cast<std::size_t>(std::popcount(size))) return std::nullopt;
  Frontier frontier;
  frontier.size_ = size;
  frontier.subtrees_ = std::move(subtrees);
  return frontier;
}

std::vector<Digest> Frontier::append(const Digest& leaf) {
  std::vector<Digest> completed;
  Digest subtree = leaf;
  for (std::uint64_t left = size_; left % 2 == 1; left /= 2) {  // as adding 1 carries
    subtree = node_hash(subtrees_.back(), subtree);
    subtrees_.pop_back();
    completed.push_back(subtree);
  }
  subtrees_.push_back(subtree);
  ++size_;
  return completed;
}

Digest Frontier::root() const {
  if (subtrees_.empty()) return sha256("");
  Digest root = subtrees_.back();
  for (std::size_t i = subtrees_.size() - 1; i-- > 0;) root = node_hash(subtrees_[i], root);
  return root;
}

Digest root_of(std::span<const Digest> leaves) {
  Frontier tree;
  for (const Digest& leaf : leaves) tree.append(leaf);
  return tree.root();
}

Path inclusion_proof(std::uint64_t index, std::span<const Digest> leaves) {
  COUNSEL_CHECK(index < leaves.size(), "the leaf is in the tree");
  Path path;
  while (leaves.size() > 1) {
    const std::uint64_t split = left_size(leaves.size());
    const auto left = leaves.first(split);
    const auto right = leaves.subspan(split);
    path.push_back(root_of(index < split ? right : left));
    leaves = index < split ? left : right;
    if (index >= split) index -= split;
  }
  std::reverse(path.begin(), path.end());
  return path;
}

Path consistency_proof(std::uint64_t old_size, std::span<const Digest> leaves) {
  COUNSEL_CHECK(old_size <= leaves.size(), "a tree begins with a smaller one");
  if (old_size == 0) return {};
  Path path;
  bool is_old_root = true;  // the subtree in hand, once it has `old_size` leaves
  while (old_size < leaves.size()) {
    const std::uint64_t split = left_size(leaves.size());
    const auto left = leaves.first(split);
    const auto right = leaves.subspan(split);
    if (old_size <= split) {
      path.push_back(root_of(right));
      leaves = left;
    } else {
      path.push_back(root_of(left));
      leaves = right;
      old_size -= split;
      is_old_root = false;
    }
  }
  if (!is_old_root) path.push_back(root_of(leaves));
  std::reverse(path.begin(), path.end());
  return path;
}

namespace {

/// The way from a node up to the root: where it is in its row, and where the last one of the row is.
struct Climb {
  std::uint64_t index;
  std::uint64_t last;

  bool at_root() const { return last == 0; }

  /// One step up; true where the digest of the path stands to the left. Requires: !at_root().
  bool sibling_is_left() {
    const bool left = index % 2 == 1 || index == last;
    if (left)
      while (index % 2 == 0 && index != 0)
        step();  // the last of its row has no sibling, and stands as it is one row up
    step();
    return left;
  }

  void step() {
    index /= 2;
    last /= 2;
  }
};

}  // namespace

std::optional<Digest> root_from_inclusion(const Digest& leaf, std::uint64_t index, std::uint64_t size,
                                          std::span<const Digest> path) {
  if (index >= size) return std::nullopt;
  Climb climb{index, size - 1};
  Digest root = leaf;
  for (const Digest& sibling : path) {
    if (climb.at_root()) return std::nullopt;
    root = climb.sibling_is_left() ? node_hash(sibling, root) : node_hash(root, sibling);
  }
  if (!climb.at_root()) return std::nullopt;
  return root;
}

bool verify_inclusion(const Digest& leaf, std::uint64_t index, std::uint64_t size, const Digest& root,
                      std::span<const Digest> path) {
  return root_from_inclusion(leaf, index, size, path) == root;
}

bool verify_consistency(std::uint64_t old_size, const Digest& old_root, std::uint64_t new_size, const Digest& new_root,
                        std::span<const Digest> path) {
  if (old_size > new_size) return false;
  if (old_size == 0 && old_root != Frontier().root()) return false;
  if (old_size == new_size) return path.empty() && old_root == new_root;
  if (old_size == 0) return path.empty();

  // From the largest subtree that ends where the old tree ends. Where that is the old tree, the path leaves it out.
  Climb climb{old_size - 1, new_size - 1};
  while (climb.index % 2 == 1) climb.step();
  Digest old_found = old_root;
  if (!std::has_single_bit(old_size)) {
    if (path.empty()) return false;
    old_found = path.front();
    path = path.subspan(1);
  }
  Digest new_found = old_found;
  for (const Digest& sibling : path) {
    if (climb.at_root()) return false;
    if (climb.sibling_is_left()) {
      old_found = node_hash(sibling, old_found);
      new_found = node_hash(sibling, new_found);
    } else {
      new_found = node_hash(new_found, sibling);
    }
  }
  return climb.at_root() && old_found == old_root && new_found == new_root;
}

}  // namespace counsel::kb
