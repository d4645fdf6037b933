// cli/render/graph_svg.h
// A proof as a graph in SVG, for a page that has its clauses too: conclusions on the left, what they rest on to the right.
//
// Shape:  a link with `data-node="n12"` to the clause `#n12` for each node, and a path with `data-from` and `data-to` for
//         each edge; arrows point from grounds to conclusions. A box holds the first lines of its text; its title has
//         all of it, as proof_label.h. Colours come from the page.
// Cost:   graph_layout.h.
#pragma once

#include <cstddef>
#include <string>

#include "engine/explain/proof.h"

namespace counsel::cli {

/// More boxes than these nobody can follow.
inline constexpr std::size_t kMaxDrawnNodes = 300;

/// Requires: 1 to kMaxDrawnNodes nodes.
std::string proof_svg(const explain::Proof& proof);

}  // namespace counsel::cli
