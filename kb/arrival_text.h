// kb/arrival_text.h
// A record that has arrived in a base and is not filed yet, as the text that is kept of it (docs/storage.md
// "counsel_arrival"): JSON without a zero byte, whose last key is the digest of all before it.
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

/// Whether it goes up to its end: one that was written in part does not.
bool is_whole(std::string_view text);

/// Nothing where it is not what was written. Requires: it is whole.
std::optional<Arrival> read_arrival(std::string_view text);

}  // namespace counsel::kb
