// cli/render/erased_json.h
// What was erased, as JSON: parts of a decision, or the oldest decisions.
#pragma once

#include "cli/render/json_values.h"
#include "kb/erasure_record.h"

namespace counsel::cli {

inline json redacted_json(const kb::Redacted& redacted) { return {{"decision", redacted.decision}, {"parts", redacted.parts}}; }

inline json pruned_json(const kb::Pruned& pruned) {
  return {{"first", pruned.first}, {"last", pruned.last}, {"before", pruned.before}};
}

}  // namespace counsel::cli
