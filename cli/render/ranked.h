// cli/render/ranked.h
// The candidates in their order, each with its points, a bar, and what is said of it.
//
//                points  certainty
//      1  Phoenix     7.0       80 %  ████████████████████
//           +7.0  each open connection costs one light process or one callback [1]
//      2= Gin and Koa.js: no evidence
#pragma once

#include <string>
#include <vector>

#include "cli/render/reason_lines.h"

namespace counsel::cli {

/// Those that are not ruled out.
std::string ranked_text(const std::vector<CandidateView>& candidates, const RankingOptions& options, const Style& style,
                        ReasonLines& reasons);

}  // namespace counsel::cli
