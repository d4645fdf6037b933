// kb/erasure_record.h
// What the log says of its own erasures: a record like any other, whose result names what was erased
// (docs/storage.md "Texts").
//
// Errors: as commitments.h: a text that is not of the shape says nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/decision.h"

namespace counsel::kb {

/// The parts of a decision that were redacted.
struct Redacted {
  std::int64_t decision = 0;
  std::vector<std::string> parts;  // "answer 2", "proof", "asked"

  friend bool operator==(const Redacted&, const Redacted&) = default;
};

/// The oldest decisions, which were deleted.
struct Pruned {
  std::int64_t first = 0;  // of those that this pruning deleted; those before were gone by then
  std::int64_t last = 0;
  Digest root{};           // of the tree over all decisions up to the last, as they were
  std::string before;      // what was made before then; ISO 8601

  friend bool operator==(const Pruned&, const Pruned&) = default;
};

/// Who erases, when and why, and by which version of the program.
struct ErasureAct {
  Act act;
  std::string reason;  // may be empty
  std::string program;
};

/// The record of a redaction. Requires: something was erased.
DecisionEntry redaction_entry(const ErasureAct& act, const std::vector<Redacted>& redacted);

/// What a redaction erased, by its result.
std::vector<Redacted> redacted_in(std::string_view result);

/// The record of a pruning. Requires: 1 <= first <= last.
DecisionEntry pruning_entry(const ErasureAct& act, const Pruned& pruned);

/// "decision 4", "decisions 4 to 10"
std::string from_to(std::int64_t first, std::int64_t last);

/// What a pruning deleted, by its result.
std::optional<Pruned> pruned_in(std::string_view result);

}  // namespace counsel::kb
