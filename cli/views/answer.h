// cli/views/answer.h
// The whole answer to one decision, in words.
//
// Errors: as decide.h, and where nothing fits as conflicts.h.
#pragma once

#include <string>

#include "cli/pipeline.h"
#include "cli/render/answer_view.h"

namespace counsel::cli {

Result<AnswerView> answer(const Ready& ready, const Consultation& consultation, DecisionId decision,
                          const std::string& rule_base, const RunLimits& limits);

}  // namespace counsel::cli
