// cli/render/ranking.h
// The answer of `ask` as a page: who leads and how firmly, the ranking, the reasons, and what is still open.
//
//     Which backend framework fits?
//     real-time=yes concurrency=high
//
//     Provisional: Phoenix and Node.js lead together; 2 open questions could change that.
//
//                  points  certainty
//      1= Phoenix     7.0       80 %  ████████████████████
//          +7.0  each open connection costs one light process or one callback [1]
//      …
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "cli/render/answer_view.h"
#include "cli/render/style.h"

namespace counsel::cli {

/// none: the ranking alone · brief (`short`): with reasons · full: with rules, their places and where sources say so
enum class Explain : std::uint8_t { none, brief, full };

struct RankingOptions {
  std::size_t top = 5;  // lines of the ranking; 0 for all
  Explain explain = Explain::brief;
  /// Of what is said about each candidate, and of the open questions; a few of each unless told.
  std::optional<std::size_t> lines = {};
};

/// Requires: an answer that is as short as the options say (shorter_answer.h).
std::string ranking_text(const AnswerView& answer, const RankingOptions& options, const Style& style);

}  // namespace counsel::cli
