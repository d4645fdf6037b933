// The trees over eight leaves that the reference tests of Certificate Transparency compute, with proofs in them.
#include "kb/merkle.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/hex.h"

namespace counsel::kb {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The digests of the reference tests, named by the leaves they stand for.
constexpr const char* kLeaves[] = {
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7",
    "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7",
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658",
    "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
    "46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1",
};
constexpr const char* kLeaves01 = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
constexpr const char* kLeaves23 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
constexpr const char* kLeaves45 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
constexpr const char* kLeaves67 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
constexpr const char* kLeaves0To3 = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
constexpr const char* kLeaves4To7 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
constexpr const char* kRoots[] = {
    // by size
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    kLeaves[0],
    kLeaves01,
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    kLeaves0To3,
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

std::vector<Digest> reference_leaves(std::size_t size = 8) {
  std::vector<Digest> leaves;
  for (const char* record :
       {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"})
    leaves.push_back(leaf_hash(test::bytes_of_hex(record)));
  leaves.resize(size);
  return leaves;
}

std::vector<std::string> hex_of(const std::vector<Digest>& digests) {
  std::vector<std::string> out;
  for (const Digest& digest : digests) out.push_back(to_hex(digest));
  return out;
}

TEST(Merkle, HashesLeavesAndTreesAsTheReferenceDoes) {
  EXPECT_EQ(hex_of(reference_leaves()), std::vector<std::string>(std::begin(kLeaves), std::end(kLeaves)));
  for (std::size_t size = 0; size <= 8; ++size)
    EXPECT_EQ(to_hex(root_of(reference_leaves(size))), kRoots[size]) << size;
}

TEST(Merkle, FindsAndTakesTheReferencesInclusionProofs) {
  const struct {
    std::uint64_t index;
    std::size_t size;
    std::vector<std::string> path;
  } cases[] = {
      {0, 1, {}},
      {0, 2, {kLeaves[1]}},
      {1, 2, {kLeaves[0]}},
      {2, 3, {kLeaves01}},
      {1, 5, {kLeaves[0], kLeaves23, kLeaves[4]}},
      {0, 8, {kLeaves[1], kLeaves23, kLeaves4To7}},
      {5, 8, {kLeaves[4], kLeaves67, kLeaves0To3}},
  };
  for (const auto& [index, size, path] : cases) {
    const std::vector<Digest> leaves = reference_leaves(size);
    const Path found = inclusion_proof(index, leaves);
    EXPECT_EQ(hex_of(found), path) << index << " of " << size;
    EXPECT_TRUE(verify_inclusion(leaves[index], index, size, test::digest_of_hex(kRoots[size]), found));
  }
}

TEST(Merkle, FindsAndTakesTheReferencesConsistencyProofs) {
  const struct {
    std::uint64_t old_size;
    std::size_t new_size;
    std::vector<std::string> path;
  } cases[] = {
      {1, 1, {}},
      {1, 8, {kLeaves[1], kLeaves23, kLeaves4To7}},
      {2, 5, {kLeaves23, kLeaves[4]}},
      {6, 8, {kLeaves45, kLeaves67, kLeaves0To3}},
  };
  for (const auto& [old_size, new_size, path] : cases) {
    const Path found = consistency_proof(old_size, reference_leaves(new_size));
    EXPECT_EQ(hex_of(found), path) << old_size << " in " << new_size;
    EXPECT_TRUE(verify_consistency(old_size, test::digest_of_hex(kRoots[old_size]), new_size,
                                   test::digest_of_hex(kRoots[new_size]), found));
  }
}

TEST(Merkle, ALeafIsNeverTakenForANode) {
  const std::vector<Digest> leaves = reference_leaves(2);
  std::string children(leaves[0].begin(), leaves[0].end());
  children.append(leaves[1].begin(), leaves[1].end());
  EXPECT_NE(leaf_hash(children), node_hash(leaves[0], leaves[1]));
}

TEST(Frontier, SaysWhichSubtreesALeafCompleted) {
  const std::vector<Digest> leaves = reference_leaves();
  Frontier tree;
  std::vector<std::vector<std::string>> completed;
  for (const Digest& leaf : leaves) completed.push_back(hex_of(tree.append(leaf)));
  EXPECT_THAT(completed,
              ElementsAre(IsEmpty(), ElementsAre(kLeaves01), IsEmpty(), ElementsAre(kLeaves23, kLeaves0To3), IsEmpty(),
                          ElementsAre(kLeaves45), IsEmpty(), ElementsAre(kLeaves67, kLeaves4To7, kRoots[8])));
}

TEST(Frontier, GoesOnFromWhatWasStored) {
  const std::vector<Digest> leaves = reference_leaves();
  Frontier tree;
  for (std::size_t size = 0; size < leaves.size(); ++size) {
    std::optional<Frontier> stored = Frontier::of(tree.size(), tree.subtrees());
    ASSERT_TRUE(stored) << size;
    tree = *std::move(stored);
    tree.append(leaves[size]);
    EXPECT_EQ(to_hex(tree.root()), kRoots[size + 1]);
  }
}

TEST(Frontier, IsNotMadeOfOtherThanItsSubtrees) {
  EXPECT_TRUE(Frontier::of(0, {}));
  EXPECT_TRUE(Frontier::of(5, {Digest{}, Digest{}}));
  EXPECT_FALSE(Frontier::of(0, {Digest{}}));
  EXPECT_FALSE(Frontier::of(5, {Digest{}}));
  EXPECT_FALSE(Frontier::of(8, {Digest{}, Digest{}}));
  EXPECT_FALSE(Frontier::of(1, {}));
}

}  // namespace
}  // namespace counsel::kb
