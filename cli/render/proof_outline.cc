#include "cli/render/proof_outline.h"

#include <optional>
#include <utility>

#include "engine/base/ids.h"

namespace counsel::cli {

namespace {

using explain::Node;
using explain::NodeId;
using Shows = OutlineLine::Shows;

constexpr std::size_t kMaxDepth = 12;

class Outline {
 public:
  explicit Outline(const explain::Proof& proof) : proof_(proof), places_(proof.nodes.size()) {}

  std::vector<OutlineSection> sections(NodeId root) {
    if (proof_.nodes.empty()) return {};
    roots_.push_back(root);
    std::vector<OutlineSection> out;
    for (std::size_t i = 0; i < roots_.size(); ++i) out.push_back(section(roots_[i]));
    return out;
  }

 private:
  /// Where a node is opened, once that is settled.
  struct Place {
    bool opened = false;
    std::size_t section = 0;
  };

  // A stack and no recursion: proofs of recursive rules are as deep as their data.
  OutlineSection section(NodeId root) {
    OutlineSection lines;
    place(root).reset();
    std::vector<OutlineLine> stack = {{.node = root}};
    while (!stack.empty()) {
      OutlineLine line = stack.back();
      stack.pop_back();
      settle(line);
      lines.push_back(line);
      if (line.opens) push_lines_below(line, stack);
    }
    return lines;
  }

  void settle(OutlineLine& line) {
    const Node& node = proof_.node(line.node);
    // What rests on nothing is as short as a mention of it.
    if (line.shows == Shows::hidden || (node.premises.empty() && !node.hidden.any())) return;
    std::optional<Place>& known = place(line.node);
    if (!known && line.depth == kMaxDepth) {
      roots_.push_back(line.node);
      known = Place{.section = roots_.size() - 1};
    }
    if (!known) {
      known = Place{.opened = true};
      line.opens = true;
      return;
    }
    line.shows = known->opened ? Shows::above : Shows::below;
    line.section = known->section;
  }

  void push_lines_below(const OutlineLine& line, std::vector<OutlineLine>& stack) const {
    const Node& node = proof_.node(line.node);
    const std::size_t from = stack.size();
    if (node.hidden.any()) stack.push_back({.shows = Shows::hidden, .node = line.node});
    for (std::size_t i = node.premises.size(); i-- > 0;) stack.push_back({.node = node.premises[i]});
    for (std::size_t i = from; i < stack.size(); ++i) {
      stack[i].depth = line.depth + 1;
      stack[i].last = i == from;
    }
  }

  std::optional<Place>& place(NodeId id) { return places_[index(id)]; }

  const explain::Proof& proof_;
  std::vector<std::optional<Place>> places_;
  std::vector<NodeId> roots_;
};

}  // namespace

std::vector<OutlineSection> outline(const explain::Proof& proof, NodeId root) { return Outline(proof).sections(root); }

}  // namespace counsel::cli
