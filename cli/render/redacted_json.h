// cli/render/redacted_json.h
// What was erased of a decision, as JSON.
#pragma once

#include "cli/render/json_values.h"
#include "kb/erasure_record.h"

namespace counsel::cli {

inline json redacted_json(const kb::Redacted& redacted) { return {{"decision", redacted.decision}, {"parts", redacted.parts}}; }

}  // namespace counsel::cli
