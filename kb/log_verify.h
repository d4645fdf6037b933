// kb/log_verify.h
// Whether the records of a log are those that a checkpoint was signed for, and where they first are not.
//
// That something was changed shows in the root alone. *Where* needs digests to compare with: those which the base
// stores by position, apart from the records, of leaves and of complete subtrees. None of them is trusted for being
// stored. A digest is right if it hashes up, with others, to the root of a checkpoint; a record is bad if its leaf is
// not the right one. So whoever changes a record does not get away with it, but can take away what says which it was:
//
//   what was done to the records        and to what is stored    what is named
//   a record edited or left out         nothing                  that record
//   records inserted, reordered, or     nothing                  the first whose place another one took
//     left out and the others moved up
//   the last ones cut off               nothing                  the first one missing
//   any of these                        the leaves written anew  one of the records of the smallest subtree that is
//                                                                still shown to be right: mostly one of two
//   a chain rewritten from a record on  all of it written anew   one of the records between the last checkpoint
//                                                                that still agrees and the first that does not
//   nothing                             anything                 nothing: the records are right
//
// So the place can be hidden by rewriting the base, and then among the records between two checkpoints. Digests that
// were kept elsewhere with a checkpoint, such as those of its frontier (merkle.h), may be given for those that are
// stored.
//
// Cost:   where all agree one hash a record; else some six, and two look-ups of what is stored.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/result.h"
#include "kb/checkpoint.h"
#include "kb/digest.h"

namespace counsel::kb {

/// What is stored for the complete subtree at `index`, from the left, among those of 2^level leaves; level 0 is leaves.
using StoredDigests = std::function<std::optional<Digest>(unsigned level, std::uint64_t index)>;

/// The first bad record is one of these, counted from 0.
struct BadRecord {
  std::uint64_t first = 0;
  std::uint64_t last = 0;

  friend bool operator==(const BadRecord&, const BadRecord&) = default;
};

/// Where the log first differs from what any of the checkpoints was signed for; nothing where it does not.
/// `leaves` are those that the records have now, in their order; nothing where one is missing.
/// Errors: damaged, where the checkpoints contradict each other, so that no log agrees with all of them.
Result<std::optional<BadRecord>> find_bad_record(std::span<const std::optional<Digest>> leaves,
                                                 std::vector<Checkpoint> checkpoints, const StoredDigests& stored);

}  // namespace counsel::kb
