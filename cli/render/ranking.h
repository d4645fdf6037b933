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

#include <string>

#include "cli/render/answer_view.h"
#include "cli/render/ranking_options.h"
#include "cli/render/style.h"

namespace counsel::cli {

/// Requires: an answer that is as short as the options say (shorter_answer.h).
std::string ranking_text(const AnswerView& answer, const RankingOptions& options, const Style& style);

}  // namespace counsel::cli
