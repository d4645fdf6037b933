// cli/render/mermaid.h
// A proof as a Mermaid flowchart, which many pages that show Markdown draw.
//
// Shape: a node for each node of the proof, called n0, n1 … as everywhere, and an arrow from each premise to what rests
//        on it. Documents are in a node `sources` of their own, which nothing leads to, and so is the caption, if there is
//        one, in a node `caption`.
// Cost:  linear.
#pragma once

#include <string>

#include "engine/explain/proof.h"

namespace counsel::cli {

std::string proof_mermaid(const explain::Proof& proof, const std::string& caption = "");

}  // namespace counsel::cli
