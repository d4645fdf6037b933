// cli/render/ruled_out.h
// The candidates that are ruled out, those together that the same reasons rule out.
//
//     Ruled out
//          Gin and Koa.js
//            nobody in the team writes Go [2]
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/render/reason_lines.h"

namespace counsel::cli {

inline constexpr std::string_view kRuledOutTitle = "Ruled out";

/// Candidates that the same reasons rule out.
struct RuledOut {
  std::span<const ReasonView> reasons;  // of the first of them
  explain::Hidden hidden;
  std::vector<std::string> labels;
};

/// In order of the candidates, which have to outlive them.
std::vector<RuledOut> ruled_out(const std::vector<CandidateView>& candidates);

/// Empty where nobody is. Their names alone where nothing is to be explained.
std::string ruled_out_text(const std::vector<CandidateView>& candidates, const RankingOptions& options,
                           const Style& style, ReasonLines& reasons);

}  // namespace counsel::cli
