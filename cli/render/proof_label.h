// cli/render/proof_label.h
// What stands in the node of a drawn graph, line by line, and by what its looks tell it apart.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/render/footnotes.h"
#include "engine/explain/proof.h"

namespace counsel::cli {

/// What a graph tells apart by its looks.
enum class NodeSort : std::uint8_t {
  candidate,
  conclusion,
  fact,    // stated or declared
  answer,  // given, or assumed as nobody gave one
  logic,   // a comparison, an absence, or what holds of several
};
NodeSort sort_of(const explain::Node& node);

/// The statement with its points, where it comes from, the other sides of a dispute, what is hidden below it. Each is
/// plain text for one line, which a format escapes. At least one.
std::vector<std::string> label_of(const explain::Node& node, Footnotes& notes);

/// The documents that labels cite: `[1] The framework guide`.
std::vector<std::string> legend(const Footnotes& notes);

}  // namespace counsel::cli
