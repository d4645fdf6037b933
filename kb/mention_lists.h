// kb/mention_lists.h
// The decisions that mention several things, by the index of mentions (mention_blocks.h).
//
// Order:  the newest first, by time and number. Clocks are set back, so times need not ascend with the numbers, and a
//         block is visited once no other that is left reaches as late.
// Cost:   of the list with the fewest blocks those that overlap the time, as far as decisions are asked for; of the
//         others those blocks that its decisions are looked for in; the time of each decision that is in all of them.
// Errors: damaged where the index is noticed to be wrong. It may leave something out and go unnoticed.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kb/decision.h"
#include "kb/mention_blocks.h"
#include "kb/sqlite.h"

namespace counsel::kb {

/// The list of a term, in which decisions are looked for.
class PostingSearch {
 public:
  PostingSearch(Database& database, std::int64_t term);

  std::int64_t term() const { return term_; }
  std::int64_t blocks() const { return blocks_; }

  /// Cheap for decisions that are asked for in ascending order, each block being read once.
  bool holds(std::int64_t decision);

 private:
  std::int64_t term_, blocks_;
  Statement select_;
  std::vector<std::int64_t> decisions_;  // of one block …
  std::int64_t known_to_ = 0;            // … after which there is no other up to this decision
};

class MentionedDecisions {
 public:
  /// When the decision was made; nothing where it is not wanted.
  using MadeAt = std::function<std::optional<std::string>(std::int64_t decision)>;

  /// Those that mention all of these, made at or after the one time and before the other. Requires: there is a mention.
  MentionedDecisions(Database& database, const std::vector<Mention>& mentions, const std::optional<std::string>& since,
                     const std::optional<std::string>& before, MadeAt made_at);

  /// The number of the next one that is wanted; nothing after the last.
  std::optional<std::int64_t> next();

 private:
  struct Found {
    std::string made_at;
    std::int64_t decision = 0;
    auto operator<=>(const Found&) const = default;
  };

  void begin(Database& database, const std::optional<std::string>& before);
  void read();
  void visit(const MentionBlock& block);

  MadeAt made_at_;
  std::string since_;
  std::vector<PostingSearch> others_;         // those with the fewest blocks first
  std::optional<Statement> rows_;             // of blocks, the last first; nothing: all are read
  std::optional<std::string> unread_latest_;  // no block that is not read is later; nothing before one is read
  std::vector<MentionBlock> blocks_;          // heap of what is read and not visited, the latest on top
  std::vector<Found> found_;                  // heap of what was found in blocks that were visited, the newest on top
};

}  // namespace counsel::kb
