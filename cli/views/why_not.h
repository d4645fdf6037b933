// cli/views/why_not.h
// Why a candidate is not first, or a fact does not hold, in words.
//
// Errors: as ranking.h, and limit_reached.
#pragma once

#include <string>

#include "cli/pipeline.h"
#include "cli/render/why_not.h"
#include "cli/target.h"

namespace counsel::cli {

Result<WhyNotView> why_not(const Ready& ready, const Consultation& consultation, const Target& target,
                           const std::string& rule_base, const explain::WhyNotSize& size, const RunLimits& limits);

}  // namespace counsel::cli
