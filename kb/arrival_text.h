// kb/arrival_text.h
// A record that has arrived in a base and is not filed yet, as the text that is kept of it (docs/storage.md
// "counsel_arrival"): JSON without a zero byte, which begins with its size and ends with the digest of all before it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kb/decision.h"

namespace counsel::kb {

struct Arrival {
  std::int64_t id = 0;  // that it was given, and is filed under
  DecisionEntry entry;  // its rules without files, which are on record already
};

/// Nothing where something of the entry cannot be stored.
std::optional<std::string> arrival_text(const DecisionEntry& entry, std::int64_t id);

/// What is in a place for a text, which was all zeros before.
enum class TextState {
  none,
  part,     // sectors of it are missing: the power went before it was written
  damaged,  // none is missing, and it is not what was written
  whole,    // up to its end; whether it is what was written its digest says
};
TextState state_of(std::string_view bytes);

/// What is there up to the zeros that follow it.
std::string_view text_in(std::string_view bytes);

/// Nothing where it is not what was written. Requires: it is whole.
std::optional<Arrival> read_arrival(std::string_view text);

}  // namespace counsel::kb
