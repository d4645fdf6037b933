// cli/render/ruled_out.h
// The candidates that are ruled out, those together that the same reasons rule out.
//
//     Ruled out
//          Gin and Koa.js
//            nobody in the team writes Go [2]
#pragma once

#include <string>
#include <vector>

#include "cli/render/reason_lines.h"

namespace counsel::cli {

/// Empty where nobody is. Their names alone where nothing is to be explained.
std::string ruled_out_text(const std::vector<CandidateView>& candidates, const RankingOptions& options,
                           const Style& style, ReasonLines& reasons);

}  // namespace counsel::cli
