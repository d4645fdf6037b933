// cli/views/answer.h
// The whole answer to one decision, in words.
//
// Errors: where nothing fits, as conflicts.h.
#pragma once

#include <string>

#include "cli/pipeline.h"
#include "cli/render/answer_view.h"

namespace counsel::cli {

/// `ranking` is what decide::decide gives.
Result<AnswerView> answer(const Ready& ready, const Consultation& consultation, const decide::Ranking& ranking,
                          const std::string& rule_base, const RunLimits& limits);

}  // namespace counsel::cli
