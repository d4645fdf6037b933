// cli/render/proof_view.h
// A proof and what stands around it, ready to be drawn in any format.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/render/answer_view.h"
#include "engine/explain/proof.h"

namespace counsel::cli {

/// Where a candidate stands.
struct StandingView {
  std::string label;
  std::uint32_t rank = 0;  // 0: ruled out
  bool tied = false;
  std::int64_t points_udb = 0;
  double certainty = 0;
  bool proved = false;  // the proof is about this one
};

struct ProofView {
  std::string headline;  // what does not hold, where the proof is empty
  explain::Proof proof;
  std::string question = {};                // of the candidate's decision; may be empty
  std::vector<GivenView> given = {};        // the answers
  std::optional<AsOf> as_of = {};           // where the facts are those of an earlier time
  std::vector<StandingView> ranking = {};   // of the candidate's decision, in order; empty for a fact
};

}  // namespace counsel::cli
