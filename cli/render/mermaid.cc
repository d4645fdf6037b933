#include "cli/render/mermaid.h"

#include <array>
#include <cctype>
#include <string_view>
#include <vector>

#include "cli/render/footnotes.h"
#include "cli/render/proof_label.h"
#include "cli/render/proof_words.h"

namespace counsel::cli {

namespace {

using explain::Node;
using explain::NodeId;

/// Mermaid looks for its own signs, for Markdown and for HTML inside of quotes too, so whatever might be one of them
/// becomes a number.
std::string escaped(std::string_view text) {
  constexpr std::string_view kHarmless = " ,.-+/=_()'?!";
  std::string out;
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    const bool harmless = byte >= 0x80 || std::isalnum(byte) || kHarmless.find(character) != std::string_view::npos;
    out += harmless ? std::string(1, character) : "#" + std::to_string(byte) + ";";
  }
  return out;
}

std::string label(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "<br/>") + escaped(line);
  return '"' + out + '"';
}

/// A shape for each sort, so that nothing is said by colour alone.
std::string shape(const Node& node, const std::string& text) {
  struct Shape {
    std::string_view opens, closes;
  };
  constexpr std::array<Shape, 5> kShapes = {Shape{"[", "]"}, {"[", "]"}, {"(", ")"}, {"([", "])"}, {"{{", "}}"}};
  const auto [opens, closes] = kShapes[static_cast<std::size_t>(sort_of(node))];
  return std::string(opens) + text + std::string(closes);
}

}  // namespace

std::string proof_mermaid(const explain::Proof& proof, const std::string& caption) {
  Footnotes notes;
  std::string nodes, edges;
  for (std::size_t i = 0; i < proof.nodes.size(); ++i) {
    const Node& node = proof.nodes[i];
    const std::string name = node_name(static_cast<NodeId>(i));
    nodes += "  " + name + shape(node, label(label_of(node, notes))) + "\n";
    for (const NodeId premise : node.premises) edges += "  " + node_name(premise) + " --> " + name + "\n";
  }
  std::string out = "flowchart BT\n" + nodes + edges;
  if (const auto documents = legend(notes); !documents.empty())
    out += "  sources[/" + label(documents) + "/]\n";
  if (!caption.empty()) out += "  caption[/" + label({caption}) + "/]\n";
  return out;
}

}  // namespace counsel::cli
