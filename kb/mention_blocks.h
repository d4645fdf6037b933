// kb/mention_blocks.h
// By which decisions are found that mention something: for each term the numbers of the decisions, a *posting list*, in
// blocks of which each is a row of `counsel_mention`.
//
// Order:  decisions ascend within a block, and from one block of a term to the next: numbers only grow, so a list is
//         only ever added to at its end.
// Cost:   to add to a list is to write its last block again; a batch does it once for each term and each block it
// fills. Errors: damaged where a row is none that was written so. No digest is over the index: whoever reads by it
// compares what
//         it says with the decisions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kb/failure.h"
#include "kb/sqlite.h"

namespace counsel::kb {

/// A block is read and written as a whole, for one decision too: a hundred numbers of up to eight digits are, with the
/// rest of their row, less than a quarter of a page of SQLite. A batch gains no more from 250 or 400.
inline constexpr std::size_t kMostInBlock = 100;

struct MentionBlock {
  std::string earliest, latest;  // between which the decisions were made, both included
  std::string latest_before;     // of all blocks of the term before this one; empty of the first
  std::vector<std::int64_t> decisions;
};

/// The id of a term, by the word for its kind and its name.
inline constexpr std::string_view kSelectTerm = "SELECT id FROM counsel_term WHERE kind = ? AND name = ?";

/// Selects blocks from `counsel_mention`; conditions and order may follow.
inline constexpr std::string_view kSelectBlock =
    "SELECT first, earliest, latest, latest_before, decisions FROM counsel_mention";

MentionBlock read_block(const Statement& row);

/// The numbers of a block, of which the first is this one.
std::vector<std::int64_t> read_decisions(std::string_view json, std::int64_t first);

/// What is said of an index that is not of the records in the log.
Failure misleading_index();

/// The end of a term's list.
struct PostingList {
  std::int64_t term = 0;
  MentionBlock last;  // without decisions: the list is empty
};

/// Adds to posting lists. Requires: a transaction that writes.
class PostingWriter {
 public:
  explicit PostingWriter(Database& database);

  PostingList end_of(std::int64_t term);

  /// Adds the decision; once, though it be added twice in a row. A block that is full is written when the next begins;
  /// the last one by `write`.
  void add(PostingList& list, std::string_view made_at, std::int64_t decision);
  void write(const PostingList& list);

 private:
  Statement select_last_, write_;
};

/// Takes the decisions up to this one out of all lists. Requires: a transaction that writes, and that the others are
/// there.
void forget_mentions(Database& database, std::int64_t up_to);

}  // namespace counsel::kb
