// kb/log_appender.h
// Writes records to the log, with all that they refer to. Private to DecisionLog.
//
// Requires: a transaction that writes, over the whole life of an Appender, and the entries to outlive it.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>

#include "kb/content_digests.h"
#include "kb/decision.h"
#include "kb/mention_index.h"
#include "kb/merkle.h"
#include "kb/sqlite.h"

namespace counsel::kb {

class Appender {
 public:
  explicit Appender(Database& database);

  /// The id that it has from now on.
  std::int64_t append(const DecisionEntry& entry);

  /// Requires: it is called after the last of them.
  void finish();

 private:
  void keep(const Digest& digest, const std::string& bytes);
  void add_leaf(const Digest& leaf);

  Frontier tree_;
  Statement decision_, subtree_, content_, withheld_;
  MentionIndex mentions_;
  ContentDigests digests_;
  std::unordered_set<Digest, HashOfDigest> kept_;
};

}  // namespace counsel::kb
