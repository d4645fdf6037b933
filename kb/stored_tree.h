// kb/stored_tree.h
// What a base stores of the tree over its decisions: the leaves and all complete subtrees, by their places. Nothing of it is
// trusted for being stored (log_verify.h). Private to DecisionLog.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "kb/log_audit.h"
#include "kb/log_verify.h"
#include "kb/sqlite.h"

namespace counsel::kb {

// In a transaction.

std::int64_t count_leaves(Database& database);

/// How many decisions the tree is over, by its last leaf.
std::int64_t tree_size(Database& database);

/// The leaves of the first `size` decisions; nothing for those of which nothing is stored.
std::vector<std::optional<Digest>> stored_leaves(Database& database, std::int64_t size);

/// One at a time, where few are looked up.
StoredDigests stored_digests(Database& database);

/// Gives `compare` everything that is stored at a level, by its number, and the numbers below `expected` where nothing is.
void for_each_stored(Database& database, std::int64_t level, std::uint64_t expected,
                     const std::function<void(std::uint64_t number, const std::optional<Digest>& stored)>& compare);

/// Adds what is wrong with all that is stored above the leaves, which are right.
void compare_subtrees(Database& database, std::vector<Digest> leaves, std::vector<LogFinding>& findings);

}  // namespace counsel::kb
