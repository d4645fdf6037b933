// cli/render/decision.h
// One decision on record: what was asked, what came of it, and its frozen proof.
#pragma once

#include <string>

#include "cli/audit/decision_view.h"
#include "cli/render/style.h"

namespace counsel::cli {

std::string decision_text(const DecisionView& view, const Style& style);

}  // namespace counsel::cli
