// cli/render/ranking_report.h
// The answer of `ask` as a report: what its text says, with the proof of the whole ranking in place of the reasons.
#pragma once

#include "cli/render/answer_view.h"
#include "cli/render/ranking_options.h"
#include "cli/render/report.h"

namespace counsel::cli {

/// `proof` is that of the ranking, whole; as much of it is shown as the options say. Where the answers contradict each
/// other it is left out, since nothing is recommended on top of that.
Report ranking_report(const AnswerView& answer, const explain::Proof& proof, const RankingOptions& options);

}  // namespace counsel::cli
