// cli/render/html_proof.h
// A proof as nested lists that open and close without any script.
//
// Shape: as proof_outline.h. A clause has `data-node="n12"`; where its node stands first, that is its `id` too, which
//        mentions and the drawn graph link to.
// Cost:  linear in the proof, whatever its depth.
#pragma once

#include <string>

#include "cli/render/html_citations.h"
#include "engine/explain/proof.h"

namespace counsel::cli {

/// Of the node and all below it. Requires: the proof has it.
std::string proof_lists(const explain::Proof& proof, explain::NodeId root, HtmlCitations& citations);

}  // namespace counsel::cli
