// cli/render/redaction.h
// What was erased of which decisions, as text and JSON.
#pragma once

#include <string>
#include <vector>

#include "cli/render/style.h"
#include "kb/decision_log.h"

namespace counsel::cli {

/// Empty where nothing was done.
std::string redaction_text(const kb::Redaction& redaction, const Style& style);
std::string redaction_json(const kb::Redaction& redaction);

/// "decision 2: answer 1, proof", a line each.
std::string redacted_lines(const std::vector<kb::Redacted>& redacted, const Style& style);

}  // namespace counsel::cli
