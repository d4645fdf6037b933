// cli/views/how_to.h
// The changes of answers that achieve what is wanted for a candidate, in words.
//
// Errors: as explain/how_to.h.
#pragma once

#include <string>

#include "cli/pipeline.h"
#include "cli/render/how_to.h"
#include "engine/decide/ways.h"

namespace counsel::cli {

Result<HowToView> how_to(const Ready& ready, const Consultation& consultation, DecisionId decision,
                         const decide::Goal& goal, const decide::WaysWanted& wanted, const std::string& rule_base,
                         const RunLimits& limits);

}  // namespace counsel::cli
