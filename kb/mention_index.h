// kb/mention_index.h
// Notes what decisions mention in the index by which lists are filtered (mention_blocks.h). Private to Appender.
//
// Requires: a transaction that writes, over the whole life of an index.
// Cost:     a mention takes one hash probe; what is read and written is the end of each list that is added to, once.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "kb/decision.h"
#include "kb/mention_blocks.h"
#include "kb/sqlite.h"

namespace counsel::kb {

class MentionIndex {
 public:
  explicit MentionIndex(Database& database);

  /// Requires: no decision of a higher number was added, and `name` outlives this.
  void add(MentionKind kind, std::string_view name, std::string_view made_at, std::int64_t decision);

  /// Writes what is not written yet.
  void finish();

 private:
  std::int64_t term(MentionKind kind, std::string_view name);

  Database& database_;
  PostingWriter writer_;
  Statement select_term_, insert_term_;
  std::array<std::unordered_map<std::string_view, PostingList>, kMentionWords.size()> lists_;  // by kind and name
};

}  // namespace counsel::kb
