// tests/support/stored_log.h
// A log as a base stores it, where anything may be changed: the records, and apart from them the digests of the tree.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kb/log_verify.h"
#include "kb/merkle.h"

namespace counsel::test {

struct StoredLog {
  std::vector<std::optional<std::string>> records;
  std::map<std::pair<unsigned, std::uint64_t>, kb::Digest> tree;  // by level and index

  /// Of records "0", "1" …
  static StoredLog of(std::uint64_t size) {
    StoredLog log;
    for (std::uint64_t i = 0; i < size; ++i) log.records.emplace_back(std::to_string(i));
    log.write_tree();
    return log;
  }

  /// The tree anew, for the records as they are. Requires: none is missing.
  void write_tree() {
    tree.clear();
    kb::Frontier frontier;
    for (const auto& record : records) {
      const kb::Digest leaf = kb::leaf_hash(record.value());
      unsigned level = 0;
      tree[{level, frontier.size()}] = leaf;
      const std::vector<kb::Digest> completed = frontier.append(leaf);
      for (const kb::Digest& subtree : completed) {
        ++level;
        tree[{level, (frontier.size() >> level) - 1}] = subtree;
      }
    }
  }

  std::vector<std::optional<kb::Digest>> leaves() const {
    std::vector<std::optional<kb::Digest>> out;
    for (const auto& record : records) {
      out.emplace_back();
      if (record) out.back() = kb::leaf_hash(*record);
    }
    return out;
  }

  /// Requires: none of the first `size` records is missing.
  kb::Checkpoint checkpoint(std::uint64_t size) const {
    kb::Frontier frontier;
    while (frontier.size() < size) frontier.append(kb::leaf_hash(records[frontier.size()].value()));
    return {size, frontier.root()};
  }

  Result<std::optional<kb::BadRecord>> verify(std::vector<kb::Checkpoint> checkpoints) const {
    return kb::find_bad_record(leaves(), std::move(checkpoints),
                               [this](unsigned level, std::uint64_t index) -> std::optional<kb::Digest> {
                                 const auto found = tree.find({level, index});
                                 if (found == tree.end()) return std::nullopt;
                                 return found->second;
                               });
  }
};

}  // namespace counsel::test
