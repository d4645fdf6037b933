// cli/render/dot.h
// A proof as a graph in the DOT language, for `dot -Tsvg` and other programs of Graphviz.
//
// Shape: a node for each node of the proof, called n0, n1 … as everywhere, which is also its `id`, and an edge from each
//        premise to what rests on it: arrows point from grounds to conclusions. Documents, and above them the caption if
//        there is one, are in the label of the graph.
// Cost:  linear.
#pragma once

#include <string>

#include "engine/explain/proof.h"

namespace counsel::cli {

std::string proof_dot(const explain::Proof& proof, const std::string& caption = "");

}  // namespace counsel::cli
