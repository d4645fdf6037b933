// cli/views/what_if.h
// What became of each candidate of a decision between two cases, in words.
//
// Errors: as ranking.h.
#pragma once

#include <string>

#include "cli/pipeline.h"
#include "cli/render/what_if.h"

namespace counsel::cli {

Result<WhatIfView> what_if(const Ready& ready, const Consultation& before, const Consultation& after, DecisionId decision,
                           const std::string& rule_base);

}  // namespace counsel::cli
