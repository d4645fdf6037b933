// cli/audit/read_proof.h
// A proof read back from its JSON (docs/cli.md "JSON", docs/proof.schema.json).
//
// Shape:  everything that readers see, so that every rendering is that of the proof which was written. What only a
//         checker compares (claim.h) is not in the JSON, and left out.
// Errors: damaged, where it is no such JSON, where a premise is no node, or where a node rests on itself.
#pragma once

#include <string_view>

#include "engine/base/result.h"
#include "engine/explain/proof.h"

namespace counsel::cli {

/// With `format` or without.
Result<explain::Proof> read_proof(std::string_view text);

}  // namespace counsel::cli
