#include "kb/stored_tree.h"

#include <algorithm>
#include <memory>

#include "kb/digest_column.h"
#include "kb/finding_tally.h"
#include "kb/merkle.h"

namespace counsel::kb {

namespace {

constexpr std::string_view kSelectLevel = "SELECT number, digest FROM counsel_tree WHERE level = ? AND number >= 0 ORDER BY number";
constexpr std::string_view kSelectLeaves =
    "SELECT number, digest FROM counsel_tree WHERE level = 0 AND number >= 0 AND number < ? ORDER BY number";
constexpr std::string_view kSelectDigest = "SELECT digest FROM counsel_tree WHERE level = ? AND number = ?";
constexpr std::string_view kCountLeaves = "SELECT count(*) FROM counsel_tree WHERE level = 0";
constexpr std::string_view kTreeSize = "SELECT coalesce(max(number) + 1, 0) FROM counsel_tree WHERE level = 0";
constexpr std::int64_t kLevels = 63;  // that a tree can have, as numbers are stored
constexpr std::string_view kBelow = "SELECT 1 FROM counsel_tree WHERE level < 0";
constexpr std::string_view kAbove = "SELECT 1 FROM counsel_tree WHERE level >= ?";
constexpr std::string_view kBefore = "SELECT 1 FROM counsel_tree WHERE level = ? AND number < 0";
constexpr std::string_view kHighest = "SELECT coalesce(max(level), 0) FROM counsel_tree";

/// Whether a digest is stored where no tree has one. By a few steps in the table's order, not by a pass over it.
bool is_any_outside(Database& database) {
  if (database.prepare(kBelow).step() || database.prepare(kAbove).start(kLevels).step()) return true;
  auto before = database.prepare(kBefore);
  for (std::int64_t level = 0; level < kLevels; ++level)
    if (before.start(level).step()) return true;
  return false;
}

}  // namespace

std::int64_t count_leaves(Database& database) { return database.number(kCountLeaves); }

std::int64_t tree_size(Database& database) { return database.number(kTreeSize); }

std::vector<std::optional<Digest>> stored_leaves(Database& database, std::int64_t size) {
  std::vector<std::optional<Digest>> leaves(static_cast<std::size_t>(size));
  auto rows = database.prepare(kSelectLeaves);
  rows.start(size);
  while (rows.step()) leaves[static_cast<std::size_t>(rows.integer(0))] = digest_or_other(rows, 1);
  return leaves;
}

StoredDigests stored_digests(Database& database) {
  return [row = std::make_shared<Statement>(database.prepare(kSelectDigest))](unsigned level, std::uint64_t index)
             -> std::optional<Digest> {
    row->start(static_cast<std::int64_t>(level), static_cast<std::int64_t>(index));
    return row->step() ? std::optional(digest_or_other(*row, 0)) : std::nullopt;
  };
}

void for_each_stored(Database& database, std::int64_t level, std::uint64_t expected,
                     const std::function<void(std::uint64_t, const std::optional<Digest>&)>& compare) {
  auto rows = database.prepare(kSelectLevel);
  rows.start(level);
  std::uint64_t next = 0;
  while (rows.step()) {
    const auto at = static_cast<std::uint64_t>(rows.integer(0));
    for (; next < std::min(at, expected); ++next) compare(next, std::nullopt);
    compare(at, digest_or_other(rows, 1));
    next = at + 1;
  }
  for (; next < expected; ++next) compare(next, std::nullopt);
}

void compare_subtrees(Database& database, std::vector<Digest> level, std::vector<LogFinding>& findings) {
  FindingTally other;
  bool stray = is_any_outside(database);
  const std::int64_t highest = std::min(database.number(kHighest), kLevels - 1);
  for (std::int64_t height = 1; height <= highest || level.size() > 1; ++height) {
    for (std::size_t i = 0; i < level.size() / 2; ++i) level[i] = node_hash(level[2 * i], level[2 * i + 1]);
    level.resize(level.size() / 2);
    for_each_stored(database, height, level.size(), [&](std::uint64_t at, const std::optional<Digest>& stored) {
      if (at >= level.size())
        stray = true;
      else if (stored != level[at])
        other.at(1 + static_cast<std::int64_t>(at << height));
    });
  }
  other.add_to(findings, "is right, and the tree that is stored over it is another");
  if (stray) findings.push_back({0, 0, "digests are stored that are over no records"});
}

}  // namespace counsel::kb
