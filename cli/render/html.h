// cli/render/html.h
// A proof as one HTML page that needs nothing else: where the candidate stands, the proof in lists that open, the graph,
// what is disputed, the facts and the documents.
//
// Shape: no script, no network, nothing that the page's own policy would not forbid. What several parts cite or mention is
//        linked. On paper all lists are open.
// Cost:  linear in the proof, whatever its depth; the graph is left out where it has too many nodes (graph_svg.h).
#pragma once

#include <string>

#include "cli/render/proof_view.h"

namespace counsel::cli {

std::string proof_html(const ProofView& view);

}  // namespace counsel::cli
