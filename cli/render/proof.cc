#include "cli/render/proof.h"

#include <algorithm>
#include <string>
#include <vector>

#include "cli/render/proof_outline.h"
#include "cli/render/proof_words.h"
#include "cli/render/text.h"

namespace counsel::cli {

namespace {

using explain::Node;
using explain::Proof;
using Shows = OutlineLine::Shows;

constexpr std::size_t kLeastRoom = 20;

class Tree {
 public:
  Tree(const Proof& proof, Footnotes& notes, const Style& style) : proof_(proof), notes_(notes), style_(style) {}

  std::string text() {
    const std::vector<OutlineSection> sections = outline(proof_);
    for (std::size_t i = 0; i < sections.size(); ++i) {
      if (i > 0) out_ += "\n";
      section_ = i == 0 ? "" : style_.cyan(number(i)) + " ";
      for (const OutlineLine& line : sections[i]) draw(line);
    }
    return std::move(out_);
  }

 private:
  static std::string number(std::size_t section) { return "(" + std::to_string(section) + ")"; }

  /// Before the line itself.
  std::string first(const OutlineLine& line) const {
    return line.depth == 0 ? section_ : rest_[line.depth - 1] + (line.last ? "└─ " : "├─ ");
  }

  /// Before its further lines and what is below it.
  std::string rest(const OutlineLine& line) const {
    return line.depth == 0 ? "" : rest_[line.depth - 1] + (line.last ? "   " : "│  ");
  }

  void draw(const OutlineLine& line) {
    rest_.resize(line.depth);
    rest_.push_back(rest(line));
    const Node& node = proof_.node(line.node);
    switch (line.shows) {
      case Shows::node:
        return node_lines(line, node);
      case Shows::above:
        return mention(line, node, "as above");
      case Shows::below:
        return mention(line, node, "shown below as " + number(line.section));
      case Shows::hidden:
        out_ += hanging(style_.dim(first(line)), style_.dim(rest(line)), style_.dim("… " + hidden_words(node.hidden)),
                        style_.columns);
    }
  }

  void mention(const OutlineLine& line, const Node& node, const std::string& where) {
    out_ += hanging(style_.dim(first(line)), style_.dim(rest(line)),
                    printable(words_of(node).text) + " " + style_.dim("— " + where), style_.columns);
  }

  void node_lines(const OutlineLine& line, const Node& node) {
    const bool is_rule = node.kind == Node::Kind::rule;
    const NodeWords words = words_of(node);
    const std::string origin = printable(with_sources(words.origin, node.sources));
    std::string text = line.depth == 0 ? style_.bold(printable(words.text)) : printable(words.text);
    if (!words.points.empty())
      text = node.kind != Node::Kind::candidate ? (*node.points_udb < 0 ? style_.red(words.points) : style_.green(words.points)) + " " + text
                     : text + ", " + words.points;
    if (!is_rule && !origin.empty()) text += " " + style_.dim("— " + origin);
    const std::string below = style_.dim(rest(line) + (line.opens ? "│  " : ""));
    out_ += hanging(style_.dim(first(line)), below, text, style_.columns);
    for (const explain::Disputed& other : node.disputed)
      detail(below, "disputed: " + printable(other.statement + " — " + with_sources(other.place, other.sources)));
    for (const std::string& note : words.notes) detail(below, printable(note));
    if (is_rule) detail(below, origin);
  }

  void detail(const std::string& below, const std::string& text) {
    const std::size_t taken = visible_width(below);
    for (const std::string& line : wrap(text, std::max(style_.columns, taken + kLeastRoom) - taken))
      out_ += below + style_.dim(line) + "\n";
  }

  std::string with_sources(std::string text, const std::vector<explain::SourceNote>& sources) {
    for (const std::string& mark : notes_.marks_with_locators(sources)) text = joined(std::move(text), "; ", mark);
    return text;
  }

  const Proof& proof_;
  Footnotes& notes_;
  const Style& style_;
  std::vector<std::string> rest_;  // by depth, of the last line there
  std::string section_;
  std::string out_;
};

std::string shared_text(const Proof& proof, const Style& style) {
  std::string out;
  for (const SharedWords& each : shared_words(proof)) {
    std::string reasons;
    for (const NodeWords& support : each.supports)
      reasons = joined(std::move(reasons), "; ", joined(support.points, " ", support.text));
    out += hanging("  ", "     ", printable(each.grounds + ": " + reasons), style.columns);
  }
  return out.empty() ? "" : "\n" + style.bold("Reasons that rest on the same") + "\n" + out;
}

}  // namespace

std::string proof_text(const Proof& proof, const Style& style) {
  Footnotes notes;
  const std::string tree = proof_tree(proof, notes, style);
  return tree + shared_text(proof, style) + notes.text(style);
}

std::string proof_tree(const Proof& proof, Footnotes& notes, const Style& style) { return Tree(proof, notes, style).text(); }

}  // namespace counsel::cli
