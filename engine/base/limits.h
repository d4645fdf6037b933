// engine/base/limits.h
// How far a run may go. Reaching a limit is an error that names the rule that was growing.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string_view>

namespace counsel {

struct RunLimits {
  std::uint64_t max_facts = 50'000'000;     // rows in all relations together
  std::uint64_t max_rounds = 10'000'000;    // rounds of one recursive stratum
  std::uint64_t max_bytes = 8ull << 30;     // held by rows, indexes and symbols
  std::uint64_t max_ms = std::numeric_limits<std::uint64_t>::max();  // by `elapsed_ms`
  /// Asked now and then: how long the run has taken. The engine reads no clock itself.
  std::function<std::uint64_t()> elapsed_ms;
  /// Asked now and then; true ends the run (an interrupt).
  std::function<bool()> stop;
};

/// The codes of what ends a run, as lang/diagnostic.def has them.
inline constexpr std::string_view kFactsLimitCode = "E0901";
inline constexpr std::string_view kRoundsLimitCode = "E0902";
inline constexpr std::string_view kTimeLimitCode = "E0903";
inline constexpr std::string_view kMemoryLimitCode = "E0904";
inline constexpr std::string_view kNoResultCode = "E0905";

}  // namespace counsel
