// engine/base/limits.h
// How far a run may go. Reaching a limit is an error that names the rule that was growing.
#pragma once

#include <cstdint>
#include <functional>

namespace counsel {

struct RunLimits {
  std::uint64_t max_facts = 50'000'000;     // rows in all relations together
  std::uint64_t max_rounds = 10'000'000;    // rounds of one recursive stratum
  std::uint64_t max_bytes = 8ull << 30;     // held by rows, indexes and symbols
  /// Asked now and then; true ends the run (a deadline, an interrupt). The engine reads no clock itself.
  std::function<bool()> stop;
};

}  // namespace counsel
