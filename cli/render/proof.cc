#include "cli/render/proof.h"

#include <deque>
#include <vector>

#include "cli/render/numbers.h"
#include "cli/render/text.h"

namespace counsel::cli {

namespace {

using explain::Node;
using explain::NodeId;
using explain::Proof;

constexpr std::size_t kMaxDepth = 12;
constexpr std::size_t kMaxMembers = 10;
constexpr std::size_t kLeastRoom = 20;

std::string joined(std::string left, std::string_view separator, std::string_view right) {
  if (left.empty()) return std::string(right);
  if (!right.empty()) left += std::string(separator) + std::string(right);
  return left;
}

/// What a node says. Of what a rule says about a candidate: the reason, since the candidate is at the root.
std::string head(const Node& node) {
  const std::string& reason = node.because.empty() ? node.label : node.because;
  if (!node.overridden_by.empty()) return "overridden: " + reason;
  if (node.verb == "excludes") return "ruled out: " + reason;
  if (node.verb == "cautions") return "but " + reason;
  return node.points_udb && node.kind == Node::Kind::rule ? reason : node.statement;
}

class Tree {
 public:
  Tree(const Proof& proof, Footnotes& notes, const Style& style)
      : proof_(proof), notes_(notes), style_(style), seen_(proof.nodes.size(), Seen::no) {}

  std::string text() {
    if (proof_.nodes.empty()) return "";
    draw(NodeId{0}, "");
    while (!later_.empty()) {
      const NodeId id = later_.front();
      later_.pop_front();
      out_ += "\n";
      draw(id, style_.cyan("(" + std::to_string(++sections_) + ")") + " ");
    }
    return std::move(out_);
  }

 private:
  enum class Seen : std::uint8_t { no, yes, later };

  struct Step {
    NodeId id;
    std::size_t depth;
    std::string first;  // before the node's first line: "│  ├─ "
    std::string rest;   // before its other lines and what is below it: "│  │  "
    std::size_t more = 0;  // stands for so many that are not shown
  };

  // A stack and no recursion: proofs of recursive rules are as deep as their data.
  void draw(NodeId root, std::string first) {
    std::vector<Step> stack;
    stack.push_back({root, 0, std::move(first), ""});
    seen_[index(root)] = Seen::no;
    while (!stack.empty()) {
      const Step step = std::move(stack.back());
      stack.pop_back();
      if (!open(step)) continue;
      const std::vector<NodeId>& premises = proof_.node(step.id).premises;
      const std::size_t shown = shown_premises(proof_.node(step.id));
      const std::size_t left_out = premises.size() - shown + proof_.node(step.id).more;
      if (left_out > 0)
        stack.push_back({.id = step.id, .depth = step.depth, .first = step.rest + "└─ ", .rest = step.rest + "   ",
                         .more = left_out});
      for (std::size_t i = shown; i-- > 0;) {
        const bool last = i + 1 == shown && left_out == 0;
        stack.push_back({.id = premises[i],
                         .depth = step.depth + 1,
                         .first = step.rest + (last ? "└─ " : "├─ "),
                         .rest = step.rest + (last ? "   " : "│  ")});
      }
    }
  }

  /// A count of thousands is believed on a few of them.
  static std::size_t shown_premises(const Node& node) {
    const bool over_all = node.kind == Node::Kind::aggregate || node.kind == Node::Kind::every;
    return over_all && node.premises.size() > kMaxMembers + 1 ? kMaxMembers : node.premises.size();
  }

  /// Draws the node itself; says whether what it rests on is to follow here.
  bool open(const Step& step) {
    if (step.more > 0) {
      out_ += style_.dim(step.first + "… and " + std::to_string(step.more) + " more") + "\n";
      return false;
    }
    const Node& node = proof_.node(step.id);
    Seen& seen = seen_[index(step.id)];
    const bool leaf = node.premises.empty();
    if (seen == Seen::yes && !leaf) return mention(step, "as above");
    if (seen == Seen::later) return mention(step, "shown below");
    if (step.depth == kMaxDepth && !leaf) {
      seen = Seen::later;
      later_.push_back(step.id);
      return mention(step, "shown below as (" + std::to_string(sections_ + later_.size()) + ")");
    }
    seen = Seen::yes;
    node_lines(step, node);
    return true;
  }

  bool mention(const Step& step, const std::string& where) {
    const std::string statement = printable(head(proof_.node(step.id)));
    out_ += hanging(style_.dim(step.first), style_.dim(step.rest), statement + " " + style_.dim("— " + where),
                    style_.columns);
    return false;
  }

  void node_lines(const Step& step, const Node& node) {
    const bool is_rule = node.kind == Node::Kind::rule;
    const std::string text = printable(head(node));
    const std::string origin = printable(origin_text(node));
    std::string line = step.depth == 0 ? style_.bold(text) : text;
    if (node.points_udb && node.kind == Node::Kind::candidate) line += ", " + points_text(*node.points_udb) + " points";
    if (node.points_udb && is_rule && *node.points_udb != 0)
      line = (*node.points_udb < 0 ? style_.red(signed_points_text(*node.points_udb))
                                   : style_.green(signed_points_text(*node.points_udb))) +
             " " + line;
    if (!is_rule && !origin.empty()) line += " " + style_.dim("— " + origin);
    out_ += hanging(style_.dim(step.first), style_.dim(below(step, node)), line, style_.columns);
    for (const explain::Disputed& other : node.disputed)
      detail(step, node, "disputed: " + printable(other.statement) + " — " + printable(disputed_by(other)));
    if (!is_rule) return;
    if (!node.overridden_by.empty()) detail(step, node, "overridden by rule " + printable(node.overridden_by));
    if (!node.because.empty() && node.verb.empty()) detail(step, node, "because " + printable(node.because));
    std::string from = "rule " + node.rule;
    if (!node.label.empty() && node.label != node.rule) from += " " + counsel::quoted(node.label);
    detail(step, node, printable(joined(std::move(from), ", ", origin_text(node))));
  }

  /// Before a node's further lines: a line down to what it rests on, if anything.
  static std::string below(const Step& step, const Node& node) {
    return step.rest + (node.premises.empty() ? "" : "│  ");
  }

  void detail(const Step& step, const Node& node, const std::string& text) {
    const std::string prefix = style_.dim(below(step, node));
    const std::size_t taken = visible_width(prefix);
    for (const std::string& line : wrap(text, std::max(style_.columns, taken + kLeastRoom) - taken))
      out_ += prefix + style_.dim(line) + "\n";
  }

  std::string disputed_by(const explain::Disputed& other) {
    std::string out = other.place;
    for (const std::string& mark : notes_.marks_with_locators(other.sources)) out = joined(std::move(out), "; ", mark);
    return out;
  }

  /// Where the node comes from: file and line, the answer, who put it there, the documents.
  std::string origin_text(const Node& node) {
    std::string out;
    switch (node.kind) {
      case Node::Kind::rule:
      case Node::Kind::fact:
      case Node::Kind::answer:
        out = node.place;
        break;
      case Node::Kind::declared:
        out = node.premises.empty() ? joined("declared", " at ", node.place) : "it has a value";
        break;
      case Node::Kind::assumed:
        out = joined("assumed: nobody said otherwise", "; declared at ", node.place);
        break;
      case Node::Kind::absence:
        out = "nothing says so";
        break;
      case Node::Kind::aggregate:
      case Node::Kind::every:
        out = node.premises.empty() ? "there is none" : "";
        break;
      case Node::Kind::combined:
        out = "adds up from";
        break;
      case Node::Kind::several:
      case Node::Kind::binding:
      case Node::Kind::candidate:
      case Node::Kind::comparison:
        break;
    }
    if (!node.who.empty()) {
      const std::string_view how = node.origin == Origin::imported ? "imported by " : "added by ";
      out = joined(std::move(out), ", ", std::string(how) + node.who);
    }
    for (const std::string& mark : notes_.marks_with_locators(node.sources)) out = joined(std::move(out), "; ", mark);
    return out;
  }

  const Proof& proof_;
  Footnotes& notes_;
  const Style& style_;
  std::vector<Seen> seen_;
  std::deque<NodeId> later_;
  std::size_t sections_ = 0;
  std::string out_;
};

}  // namespace

std::string proof_text(const Proof& proof, const Style& style) {
  Footnotes notes;
  const std::string tree = proof_tree(proof, notes, style);
  return tree + notes.text(style);
}

std::string proof_tree(const Proof& proof, Footnotes& notes, const Style& style) { return Tree(proof, notes, style).text(); }

}  // namespace counsel::cli
