// cli/render/decision_diff.h
// What accounts for the difference between two decisions, in at most ten lines.
#pragma once

#include <string>

#include "cli/audit/decision_diff.h"
#include "cli/render/style.h"

namespace counsel::cli {

std::string decision_diff_text(const DecisionDiff& diff, const Style& style);

/// `counsel.audit-diff/1`, with all that accounts for it; docs/cli.md has the keys.
std::string decision_diff_json(const DecisionDiff& diff);

}  // namespace counsel::cli
