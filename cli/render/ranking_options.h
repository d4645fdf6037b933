// cli/render/ranking_options.h
// How much of an answer is shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace counsel::cli {

/// none: the ranking alone · brief (`short`): with reasons · full: with rules, their places and where sources say so
enum class Explain : std::uint8_t { none, brief, full };

struct RankingOptions {
  std::size_t top = 5;  // lines of the ranking; 0 for all
  Explain explain = Explain::brief;
  /// Of what is said about each candidate, and of the open questions; a few of each unless told.
  std::optional<std::size_t> lines = {};
};

}  // namespace counsel::cli
