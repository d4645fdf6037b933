#include "engine/eval/relation.h"

#include <gtest/gtest.h>

#include <set>

namespace counsel::eval {
namespace {

Symbol symbol(std::uint32_t number) { return static_cast<Symbol>(number); }

std::vector<Symbol> row(std::initializer_list<std::uint32_t> numbers) {
  std::vector<Symbol> out;
  for (const std::uint32_t number : numbers) out.push_back(symbol(number));
  return out;
}

TEST(Relation, HoldsEachRowOnce) {
  Relation relation(2);
  EXPECT_TRUE(relation.insert(row({1, 2}).data()));
  EXPECT_TRUE(relation.insert(row({2, 1}).data()));
  EXPECT_FALSE(relation.insert(row({1, 2}).data()));
  EXPECT_EQ(relation.rows(), 2u);
  EXPECT_EQ(relation.find(row({2, 1}).data()), 1u);
  EXPECT_EQ(relation.find(row({1, 1}).data()), Index::kNoRow);
}

TEST(Relation, WithoutColumnsHasOneRowOrNone) {
  Relation relation(0);
  EXPECT_EQ(relation.find(nullptr), Index::kNoRow);
  relation.insert_all(nullptr, 3);
  EXPECT_EQ(relation.rows(), 1u);
  EXPECT_EQ(relation.find(nullptr), 0u);
}

TEST(Relation, TakesManyRowsAsIfOneByOne) {
  std::vector<Symbol> rows;
  std::set<std::pair<std::uint32_t, std::uint32_t>> expected;
  for (std::uint32_t i = 0; i < 5000; ++i) {
    const std::pair pair(i * 7919 % 97, i * 104729 % 61);
    rows.push_back(symbol(pair.first));
    rows.push_back(symbol(pair.second));
    expected.insert(pair);
  }
  Relation at_once(2);
  at_once.insert_all(rows.data(), rows.size() / 2);
  Relation one_by_one(2);
  for (std::size_t i = 0; i < rows.size(); i += 2) one_by_one.insert(&rows[i]);
  ASSERT_EQ(at_once.rows(), expected.size());
  ASSERT_EQ(one_by_one.rows(), expected.size());
  for (std::uint32_t i = 0; i < at_once.rows(); ++i)
    EXPECT_TRUE(std::equal(at_once.row(i), at_once.row(i) + 2, one_by_one.row(i)));
}

TEST(Relation, KnowsHeightsByStretchesOfRows) {
  Relation relation(1);
  relation.insert(row({1}).data());
  EXPECT_EQ(relation.greatest_height(), 0u);
  relation.insert(row({2}).data());
  relation.set_height(1, 4);
  relation.insert(row({3}).data());
  relation.set_height(2, 4);  // the same round, another rule
  relation.insert(row({4}).data());
  relation.set_height(3, 9);
  EXPECT_EQ(relation.height(0), 0u);
  EXPECT_EQ(relation.height(1), 4u);
  EXPECT_EQ(relation.height(2), 4u);
  EXPECT_EQ(relation.height(3), 9u);
  EXPECT_EQ(relation.greatest_height(), 9u);
  const std::pair<std::uint32_t, std::uint32_t> rows_below[] = {{0, 0}, {1, 1}, {4, 1}, {5, 3}, {9, 3}, {10, 4}};
  for (const auto& [height, rows] : rows_below) EXPECT_EQ(relation.rows_below(height), rows) << height;
}

std::vector<std::uint32_t> chain(const Relation& relation, std::size_t index,
                                 std::initializer_list<std::uint32_t> key) {
  std::vector<std::uint32_t> out;
  const Index& through = relation.indexes()[index];
  for (auto at = through.first(row(key).data(), relation.view()); at != Index::kNoRow; at = through.next(at))
    out.push_back(through.row(at));
  return out;
}

TEST(Indexes, LeadToTheSameRowsClusteredOrChained) {
  Relation chained(2);
  chained.add_index({1});
  for (std::uint32_t i = 0; i < 20'000; ++i) chained.insert(row({i, i * 7919 % 1000}).data());
  Relation clustered = chained;
  chained.extend_index(0, chained.rows());
  clustered.complete_index(0);
  EXPECT_GT(clustered.bytes(), chained.bytes());
  for (std::uint32_t key = 0; key < 1001; ++key) EXPECT_EQ(chain(clustered, 0, {key}), chain(chained, 0, {key})) << key;

  // Rows that come after all are found too.
  for (Relation* relation : {&chained, &clustered}) {
    relation->insert(row({20'000, 5}).data());
    relation->extend_index(0, relation->rows());
  }
  EXPECT_EQ(chain(clustered, 0, {5}).front(), 20'000u);
  for (std::uint32_t key = 0; key < 1001; ++key) EXPECT_EQ(chain(clustered, 0, {key}), chain(chained, 0, {key})) << key;
}

TEST(Indexes, LeadFromTheNewestRowOfAKeyToTheOldest) {
  Relation relation(3);
  relation.add_index({1});
  relation.add_index({0, 2});
  relation.insert(row({1, 5, 2}).data());
  relation.insert(row({1, 6, 2}).data());
  relation.insert(row({1, 5, 3}).data());
  relation.extend_index(0, 3);
  relation.extend_index(1, 3);
  EXPECT_EQ(chain(relation, 0, {5}), (std::vector<std::uint32_t>{2, 0}));
  EXPECT_EQ(chain(relation, 0, {7}), (std::vector<std::uint32_t>{}));
  EXPECT_EQ(chain(relation, 1, {1, 2}), (std::vector<std::uint32_t>{1, 0}));
  EXPECT_EQ(chain(relation, 1, {2, 1}), (std::vector<std::uint32_t>{}));
}

TEST(Indexes, TakeInOnlyTheRowsTheyAreToldTo) {
  Relation relation(2);
  relation.add_index({0});
  for (std::uint32_t i = 0; i < 10; ++i) relation.insert(row({1, i}).data());
  relation.extend_index(0, 4);
  EXPECT_EQ(chain(relation, 0, {1}), (std::vector<std::uint32_t>{3, 2, 1, 0}));
  relation.extend_index(0, 2);  // never fewer
  EXPECT_EQ(relation.indexes()[0].rows(), 4u);
  relation.extend_index(0, 6);
  EXPECT_EQ(chain(relation, 0, {1}), (std::vector<std::uint32_t>{5, 4, 3, 2, 1, 0}));
}

TEST(Relation, CopiesAreApart) {
  Relation original(1);
  original.add_index({0});
  original.insert(row({1}).data());
  original.extend_index(0, 1);
  Relation copy = original;
  copy.insert(row({2}).data());
  EXPECT_EQ(original.rows(), 1u);
  EXPECT_EQ(original.find(row({2}).data()), Index::kNoRow);
  EXPECT_EQ(chain(copy, 0, {1}), (std::vector<std::uint32_t>{0}));
}

}  // namespace
}  // namespace counsel::eval
