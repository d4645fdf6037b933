// cli/render/proof_label.h
// What stands in the node of a drawn graph, line by line: for DOT and Mermaid, which have no room for a list of facts
// beside the graph.
#pragma once

#include <string>
#include <vector>

#include "cli/render/footnotes.h"
#include "engine/explain/proof.h"

namespace counsel::cli {

/// The statement with its points, where it comes from, the other sides of a dispute, what is hidden below it. Each is
/// plain text for one line, which a format escapes. At least one.
std::vector<std::string> label_of(const explain::Node& node, Footnotes& notes);

/// The documents that labels cite: `[1] The framework guide`.
std::vector<std::string> legend(const Footnotes& notes);

}  // namespace counsel::cli
