// kb/erasure_record.h
// What the log says of its own erasures: a record like any other, whose result names what was erased
// (docs/storage.md "Texts").
//
// Errors: as commitments.h: a text that is not of the shape says nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kb/decision.h"

namespace counsel::kb {

/// The parts of a decision that were erased.
struct Redacted {
  std::int64_t decision = 0;
  std::vector<std::string> parts;  // "answer 2", "proof", "asked"

  friend bool operator==(const Redacted&, const Redacted&) = default;
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

}  // namespace counsel::kb
