// cli/render/decisions.h
// Decisions on record as a list.
#pragma once

#include <string>
#include <vector>

#include "cli/render/style.h"
#include "kb/decision.h"

namespace counsel::cli {

/// One line a decision: its number, when, who, what came of it, and what for.
std::string decisions_text(const std::vector<kb::DecisionRecord>& decisions, const Style& style);

}  // namespace counsel::cli
