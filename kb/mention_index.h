// kb/mention_index.h
// Notes what decisions mention in the index by which lists are filtered (mention_blocks.h). Private to Appender.
//
// Requires: a transaction that writes, over the whole life of an index, and the mentions to outlive it.
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

  /// Requires: no decision of a higher number was added.
  void add(const Mention& mention, std::string_view made_at, std::int64_t decision);

  /// Writes what is not written yet.
  void finish();

 private:
  std::int64_t term(const Mention& mention);

  Database& database_;
  PostingWriter writer_;
  Statement select_term_, insert_term_;
  std::array<std::unordered_map<std::string_view, PostingList>, 3>
      lists_;  // by the kind of what is mentioned, and its name
};

}  // namespace counsel::kb
