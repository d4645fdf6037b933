// cli/views/sensitivity.h
// How firm a lead is, in words (render/sensitivity.h).
#pragma once

#include "cli/pipeline.h"
#include "cli/render/sensitivity.h"
#include "engine/decide/sensitivity.h"

namespace counsel::cli {

/// Requires: the sensitivity is of the consultation and the decision.
SensitivityView sensitivity_view(const decide::Sensitivity& found, const Ready& ready, const Consultation& consultation,
                                 DecisionId decision);

}  // namespace counsel::cli
