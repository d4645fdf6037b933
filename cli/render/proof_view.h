// cli/render/proof_view.h
// A proof and what stands above it, ready to be drawn in any format.
#pragma once

#include <string>

#include "engine/explain/proof.h"

namespace counsel::cli {

struct ProofView {
  std::string headline;  // "Phoenix has rank 1 of 16, with 11.0 points"; what does not hold, where the proof is empty
  explain::Proof proof;
};

}  // namespace counsel::cli
