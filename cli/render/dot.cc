#include "cli/render/dot.h"

#include <array>
#include <string_view>
#include <vector>

#include "cli/render/footnotes.h"
#include "cli/render/proof_label.h"
#include "cli/render/proof_words.h"
#include "cli/render/text.h"

namespace counsel::cli {

namespace {

using explain::Node;
using explain::NodeId;

constexpr std::size_t kLabelColumns = 40;

/// Inside quotes. An ampersand would begin a character of HTML, a backslash a command such as \N.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char character : text) {
    if (character == '&') out += "&amp;";
    else if (character == '"' || character == '\\') out += {'\\', character};
    else out += character;
  }
  return out;
}

/// Lines to the left of their box.
std::string label(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines)
    for (const std::string& part : wrap(line, kLabelColumns)) out += escaped(part) + "\\l";
  return '"' + out + '"';
}

std::string_view look(const Node& node) {
  constexpr std::array<std::string_view, 5> kLooks = {"penwidth=2", "penwidth=1", "style=\"rounded,filled\", fillcolor=\"#eef2f7\"",
                                                      "style=\"rounded,filled\", fillcolor=\"#fdf3dc\"", "style=dashed"};
  return kLooks[static_cast<std::size_t>(sort_of(node))];
}

}  // namespace

std::string proof_dot(const explain::Proof& proof, const std::string& caption) {
  Footnotes notes;
  std::string nodes, edges;
  for (std::size_t i = 0; i < proof.nodes.size(); ++i) {
    const Node& node = proof.nodes[i];
    const std::string name = node_name(static_cast<NodeId>(i));
    nodes += "  " + name + " [id=" + name + ", " + std::string(look(node)) + ", label=" + label(label_of(node, notes)) + "];\n";
    for (const NodeId premise : node.premises) edges += "  " + node_name(premise) + " -> " + name + ";\n";
  }
  std::string out =
      "digraph proof {\n"
      "  rankdir=BT;\n"
      "  node [shape=box, fontname=\"sans-serif\", fontsize=11, margin=\"0.15,0.08\"];\n"
      "  edge [color=\"#5b6675\", arrowsize=0.7];\n";
  std::vector<std::string> beside = legend(notes);
  if (!caption.empty()) beside.insert(beside.begin(), caption);
  if (!beside.empty())
    out += "  label=" + label(beside) + "; labeljust=l; fontname=\"sans-serif\"; fontsize=10;\n";
  return out + nodes + edges + "}\n";
}

}  // namespace counsel::cli
