#include "cli/render/markdown.h"

#include <cctype>
#include <vector>

#include "cli/render/proof_label.h"
#include "cli/render/proof_outline.h"
#include "cli/render/proof_words.h"
#include "cli/render/text.h"
#include "engine/base/ids.h"
#include "engine/base/value.h"

namespace counsel::cli {

namespace {

using explain::Node;
using explain::NodeId;
using explain::Proof;
using Shows = OutlineLine::Shows;

class Lists {
 public:
  Lists(const Proof& proof, NodeId root, std::size_t indent, Footnotes& notes)
      : proof_(proof), indent_(indent, ' '), sections_(outline(proof, root)), linked_(proof.nodes.size()), notes_(notes) {
    for (const OutlineSection& section : sections_)
      for (const OutlineLine& line : section)
        if (line.shows == Shows::above || line.shows == Shows::below) linked_[index(line.node)] = true;
  }

  std::string text() {
    for (std::size_t i = 0; i < sections_.size(); ++i) {
      if (i > 0) out_ += "\n" + indent_ + "**(" + std::to_string(i) + ")**\n\n";
      for (const OutlineLine& line : sections_[i]) draw(line);
    }
    return std::move(out_);
  }

 private:
  void draw(const OutlineLine& line) {
    const Node& node = proof_.node(line.node);
    const std::string indent = indent_ + std::string(2 * line.depth, ' ');
    out_ += indent + "- ";
    switch (line.shows) {
      case Shows::node:
        return node_lines(line, node, indent + "  ");
      case Shows::above:
        out_ += markdown_text(words_of(node).text) + " — [as above](#" + node_name(line.node) + ")\n";
        return;
      case Shows::below:
        out_ += markdown_text(words_of(node).text) + " — [shown below as (" + std::to_string(line.section) + ")](#" +
                node_name(line.node) + ")\n";
        return;
      case Shows::hidden:
        out_ += "… " + markdown_text(hidden_words(node.hidden)) + "\n";
    }
  }

  void node_lines(const OutlineLine& line, const Node& node, const std::string& indent) {
    const NodeWords words = words_of(node);
    const bool is_rule = node.kind == Node::Kind::rule;
    if (line.opens && linked_[index(line.node)]) out_ += "<a id=\"" + node_name(line.node) + "\"></a>";
    std::string text = markdown_text(words.text);
    if (line.depth == 0) text = "**" + text + "**";
    if (!words.points.empty()) text = is_rule ? "**" + words.points + "** " + text : text + ", " + words.points;
    const std::string origin = with_sources(markdown_text(words.origin), node.sources);
    if (!is_rule && !origin.empty()) text += " — " + origin;
    out_ += text;
    for (const explain::Disputed& other : node.disputed)
      further(indent, "*disputed:* " + markdown_text(other.statement) + " — " +
                          with_sources(markdown_text(other.place), other.sources));
    for (const std::string& note : words.notes) further(indent, markdown_text(note));
    if (is_rule) further(indent, origin);
    out_ += "\n";
  }

  /// One more line of the same item: the backslash keeps the line break.
  void further(const std::string& indent, const std::string& text) { out_ += "\\\n" + indent + text; }

  std::string with_sources(std::string text, const std::vector<explain::SourceNote>& sources) {
    for (const explain::SourceNote& source : sources) {
      const std::string& locator = source.citation.locator;
      const std::string mark = "[^" + std::to_string(notes_.number(source)) + "]";
      text = joined(std::move(text), "; ", locator.empty() ? mark : markdown_text(counsel::quoted(locator)) + mark);
    }
    return text;
  }

  const Proof& proof_;
  const std::string indent_;  // of all lines
  const std::vector<OutlineSection> sections_;
  std::vector<bool> linked_;  // mentioned elsewhere
  Footnotes& notes_;
  std::string out_;
};

std::string shared_markdown(const Proof& proof) {
  std::string out;
  for (const SharedWords& each : shared_words(proof)) {
    out += "- " + markdown_text(each.grounds) + "\n";
    for (const NodeWords& support : each.supports)
      out += "  - " + (support.points.empty() ? "" : "**" + support.points + "** ") + markdown_text(support.text) + "\n";
  }
  return out.empty() ? "" : "\n**Reasons that rest on the same**\n\n" + out;
}

/// What begins a list, a heading, a quote or a line where it is the first of an item.
bool begins_a_block(std::string_view text) {
  if (std::string_view("#>+-=:").find(text.front()) != std::string_view::npos) return true;
  std::size_t digits = 0;
  while (digits < text.size() && std::isdigit(static_cast<unsigned char>(text[digits]))) ++digits;
  return digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')');
}

}  // namespace

std::string proof_markdown(const Proof& proof) {
  Footnotes notes;
  const std::string lists = proof_lists_markdown(proof, NodeId{0}, 0, notes);
  return lists + shared_markdown(proof) + footnotes_markdown(notes);
}

std::string proof_lists_markdown(const Proof& proof, NodeId root, std::size_t indent, Footnotes& notes) {
  return Lists(proof, root, indent, notes).text();
}

std::string footnotes_markdown(const Footnotes& notes) {
  std::string out;
  std::size_t number = 0;
  for (const std::string& title : notes.titles())
    out += "\n[^" + std::to_string(++number) + "]: " + markdown_text(title) + "\n";
  return out;
}

std::string markdown_text(std::string_view text) {
  constexpr std::string_view kSigns = "\\`*_[]<>&~|$";
  const std::string shown = printable(text);
  std::string out;
  for (const char character : shown) {
    if (kSigns.find(character) != std::string_view::npos) out += '\\';
    out += character;
  }
  if (out.empty() || !begins_a_block(out)) return out;
  const std::size_t sign = out.find_first_not_of("0123456789");
  return out.substr(0, sign) + "\\" + out.substr(sign);
}

}  // namespace counsel::cli
