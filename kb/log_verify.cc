// From the root of a checkpoint down: a subtree is known to be right by its digest. Its two halves have digests if some
// candidates for them hash to it, and then one of the halves is not what the records give. Where no candidates do, the
// way ends, and any record of the subtree may be the first bad one.
#include "kb/log_verify.h"

#include <algorithm>
#include <bit>
#include <string>

#include "kb/merkle.h"

namespace counsel::kb {

namespace {

/// The leaves from `begin` up to `end`, as a subtree.
struct Subtree {
  std::uint64_t begin;
  std::uint64_t end;

  std::uint64_t size() const { return end - begin; }
  Subtree left() const { return {begin, begin + left_size(size())}; }
  Subtree right() const { return {begin + left_size(size()), end}; }
};

class Search {
 public:
  Search(std::span<const std::optional<Digest>> leaves, const StoredDigests& stored)
      : leaves_(leaves), stored_(stored) {}

  /// Requires: the records of the subtree do not give `right`, its digest.
  BadRecord first_bad(Subtree subtree, const Digest& right) const {
    Digest known = right;
    while (subtree.size() > 1) {
      const auto halves = digests_of_halves(subtree, known);
      if (!halves) break;
      const bool in_left = computed(subtree.left()) != halves->left;
      known = in_left ? halves->left : halves->right;
      subtree = in_left ? subtree.left() : subtree.right();
    }
    return {subtree.begin, subtree.end - 1};
  }

 private:
  struct Halves {
    Digest left, right;
  };

  std::optional<Halves> digests_of_halves(Subtree subtree, const Digest& known) const {
    for (const std::size_t ways : {std::size_t{1}, std::size_t{64}}) {  // the first one mostly will do
      const std::vector<Digest> lefts = candidates(subtree.left(), ways);
      const std::vector<Digest> rights = candidates(subtree.right(), ways);
      for (const Digest& left : lefts)
        for (const Digest& right : rights)
          if (node_hash(left, right) == known) return Halves{left, right};
    }
    return std::nullopt;
  }

  /// What the records give, and what is stored, in up to so many ways: by the highest level of the tree that is there,
  /// by those below it, and so on, as each may have been changed.
  std::vector<Digest> candidates(Subtree subtree, std::size_t ways) const {
    std::vector<Digest> all;
    if (const auto digest = computed(subtree)) all.push_back(*digest);
    for (unsigned below = 64; ways > 0 && below > 0; --ways) {
      unsigned highest = 0;
      const auto digest = told(subtree, below, highest);
      if (!digest) break;  // nor is there enough below
      all.push_back(*digest);
      below = highest;
    }
    return all;
  }

  /// By the records.
  std::optional<Digest> computed(Subtree subtree) const {
    if (subtree.end > leaves_.size()) return std::nullopt;
    Frontier tree;
    for (const auto& leaf : leaves_.subspan(subtree.begin, subtree.size())) {
      if (!leaf) return std::nullopt;
      tree.append(*leaf);
    }
    return tree.root();
  }

  /// By what is stored below a level, and as little of that as will do; `highest` becomes the highest level of it.
  std::optional<Digest> told(Subtree subtree, unsigned below, unsigned& highest) const {
    const auto level = static_cast<unsigned>(std::countr_zero(subtree.size()));
    if (std::has_single_bit(subtree.size()) && level < below)
      if (const auto digest = stored_(level, subtree.begin >> level)) {
        highest = std::max(highest, level);
        return digest;
      }
    if (subtree.size() == 1) return std::nullopt;
    const auto left = told(subtree.left(), below, highest);
    const auto right = left ? told(subtree.right(), below, highest) : std::nullopt;
    if (!right) return std::nullopt;
    return node_hash(*left, *right);
  }

  std::span<const std::optional<Digest>> leaves_;
  const StoredDigests& stored_;
};

/// Whether the log agrees with each of the checkpoints, which are in the order of their sizes.
std::vector<bool> agreements(std::span<const std::optional<Digest>> leaves,
                             const std::vector<Checkpoint>& checkpoints) {
  std::vector<bool> agree;
  Frontier tree;
  for (const Checkpoint& checkpoint : checkpoints) {
    while (tree.size() < std::min<std::uint64_t>(checkpoint.size, leaves.size()) && leaves[tree.size()])
      tree.append(*leaves[tree.size()]);
    agree.push_back(tree.size() == checkpoint.size && tree.root() == checkpoint.root);
  }
  return agree;
}

}  // namespace

Result<std::optional<BadRecord>> find_bad_record(std::span<const std::optional<Digest>> leaves,
                                                 std::vector<Checkpoint> checkpoints, const StoredDigests& stored) {
  std::ranges::stable_sort(checkpoints, {}, &Checkpoint::size);
  const std::vector<bool> agree = agreements(leaves, checkpoints);
  std::uint64_t good = 0;  // so many records are right
  for (std::size_t i = 0; i < checkpoints.size(); ++i)
    if (agree[i]) good = checkpoints[i].size;
  const auto failing = std::find(agree.begin(), agree.end(), false);
  if (failing == agree.end()) return std::nullopt;

  const Checkpoint& checkpoint = checkpoints[static_cast<std::size_t>(failing - agree.begin())];
  if (checkpoint.size <= good)
    return fail(ErrorKind::damaged,
                "the checkpoint of " + std::to_string(checkpoint.size) +
                    " records is not of this log: as many are known to be right, with another root");
  BadRecord bad = Search(leaves, stored).first_bad({0, checkpoint.size}, checkpoint.root);
  bad.first = std::max(bad.first, good);
  const auto missing = std::find(leaves.begin(), leaves.end(), std::nullopt);
  bad.last = std::min(bad.last, static_cast<std::uint64_t>(missing - leaves.begin()));
  return bad;
}

}  // namespace counsel::kb
