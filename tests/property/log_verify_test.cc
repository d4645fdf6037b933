// Whatever is done to a log and to what is stored beside it, a checkpoint finds it, and names no record that comes
// after the first bad one, nor only records that come before it.
#include "kb/log_verify.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/property/random_runs.h"
#include "tests/support/stored_log.h"

namespace counsel::kb {
namespace {

using test::StoredLog;

/// Does one random thing to the records.
void attack(StoredLog& log, std::mt19937_64& random) {
  auto& records = log.records;
  const std::uint64_t at = random() % records.size();
  const auto place = records.begin() + static_cast<std::ptrdiff_t>(at);
  switch (random() % 6) {
    case 0:
      records[at] = "edited " + std::to_string(random());
      return;
    case 1:
      records[at].reset();
      return;
    case 2:
      records.insert(place, "inserted " + std::to_string(random()));
      return;
    case 3:
      records.erase(place);
      return;
    case 4:
      std::swap(records[at], records[random() % records.size()]);
      return;
    default:
      records.resize(at);
      return;
  }
}

/// The first of `size` records that is not what it was; nothing where all are.
std::optional<std::uint64_t> first_difference(const StoredLog& before, const StoredLog& after, std::uint64_t size) {
  for (std::uint64_t i = 0; i < size; ++i)
    if (i >= after.records.size() || after.records[i] != before.records[i]) return i;
  return std::nullopt;
}

std::vector<Checkpoint> some_checkpoints(const StoredLog& log, std::mt19937_64& random) {
  std::vector<Checkpoint> checkpoints = {log.checkpoint(log.records.size())};
  while (random() % 2 == 0) checkpoints.push_back(log.checkpoint(random() % (log.records.size() + 1)));
  return checkpoints;
}

TEST(VerifyLog, NamesTheFirstBadRecordWhereTheStoredTreeIsWhole) {
  property::for_random_cases(2'000, [](std::mt19937_64& random, std::uint64_t) {
    const StoredLog log = StoredLog::of(1 + random() % 70);
    StoredLog attacked = log;
    do attack(attacked, random);
    while (!attacked.records.empty() && random() % 3 == 0);
    const auto first = first_difference(log, attacked, log.records.size());
    const auto bad = attacked.verify(some_checkpoints(log, random));
    ASSERT_TRUE(bad) << bad.error().message;
    ASSERT_EQ(bad->has_value(), first.has_value());
    EXPECT_EQ(bad->value_or(BadRecord{}), (BadRecord{first.value_or(0), first.value_or(0)}));
  });
}

TEST(VerifyLog, NamesTwoRecordsAtMostWhereTheLeavesWereWrittenAnew) {
  property::for_random_cases(2'000, [](std::mt19937_64& random, std::uint64_t) {
    const StoredLog log = StoredLog::of(2 + 2 * (random() % 35));  // every leaf is in a subtree that is stored
    StoredLog attacked = log;
    attack(attacked, random);
    const auto leaves = attacked.leaves();
    for (std::uint64_t i = 0; i < leaves.size(); ++i) {
      if (leaves[i])
        attacked.tree[{0, i}] = *leaves[i];
      else
        attacked.tree.erase({0, i});
    }
    const auto first = first_difference(log, attacked, log.records.size());
    const auto bad = attacked.verify({log.checkpoint(log.records.size())});
    ASSERT_TRUE(bad) << bad.error().message;
    ASSERT_EQ(bad->has_value(), first.has_value());
    if (!first) return;
    EXPECT_GE((*bad)->first, *first / 2 * 2);
    EXPECT_LE((*bad)->first, *first);
    EXPECT_GE((*bad)->last, *first);
    EXPECT_LE((*bad)->last, *first / 2 * 2 + 1);
  });
}

TEST(VerifyLog, IsNeverWrongWhateverBecameOfTheStoredTree) {
  property::for_random_cases(4'000, [](std::mt19937_64& random, std::uint64_t) {
    const StoredLog log = StoredLog::of(1 + random() % 70);
    StoredLog attacked = log;
    do attack(attacked, random);
    while (!attacked.records.empty() && random() % 3 == 0);
    for (auto node = attacked.tree.begin(); node != attacked.tree.end();) {
      if (random() % 8 == 0) node->second = sha256(std::to_string(random()));
      node = random() % 8 == 0 ? attacked.tree.erase(node) : std::next(node);
    }
    const auto first = first_difference(log, attacked, log.records.size());
    const auto bad = attacked.verify(some_checkpoints(log, random));
    ASSERT_TRUE(bad) << bad.error().message;
    ASSERT_EQ(bad->has_value(), first.has_value());
    if (!first) return;
    EXPECT_LE((*bad)->first, *first);
    EXPECT_GE((*bad)->last, *first);
    EXPECT_LT((*bad)->last, log.records.size());
  });
}

}  // namespace
}  // namespace counsel::kb
