#include "cli/render/html_proof.h"

#include <vector>

#include "cli/render/markup_text.h"
#include "cli/render/proof_outline.h"
#include "cli/render/proof_words.h"
#include "engine/base/ids.h"

namespace counsel::cli {

namespace {

using explain::Node;
using Shows = OutlineLine::Shows;

/// A reader sees the reasons and what they rest on first; what is further down opens on demand.
constexpr std::size_t kOpenDepth = 2;

class Lists {
 public:
  Lists(const explain::Proof& proof, HtmlCitations& citations)
      : proof_(proof), citations_(citations), placed_(proof.nodes.size()) {}

  std::string text(explain::NodeId root) {
    const std::vector<OutlineSection> sections = outline(proof_, root);
    for (std::size_t i = 0; i < sections.size(); ++i) {
      if (i > 0) out_ += "<h3>(" + std::to_string(i) + ")</h3>\n";
      out_ += "<ul class=\"proof\">\n";
      for (const OutlineLine& line : sections[i]) {
        close(line.depth);
        item(line);
      }
      close(0);
      out_ += "</ul>\n";
    }
    return std::move(out_);
  }

 private:
  /// Ends the lists below lines at this depth and deeper.
  void close(std::size_t depth) {
    for (; open_ > depth; --open_) out_ += "</ul></details></li>\n";
  }

  void item(const OutlineLine& line) {
    const Node& node = proof_.node(line.node);
    const std::string name = node_name(line.node);
    if (line.shows == Shows::hidden) {
      out_ += "<li class=\"hidden\">… " + markup_text(hidden_words(node.hidden)) + "</li>\n";
      return;
    }
    if (line.shows != Shows::node) {
      const std::string where =
          line.shows == Shows::above ? "as above" : "shown below as (" + std::to_string(line.section) + ")";
      out_ += "<li data-node=\"" + name + "\"><div class=\"clause\">" + statement(node) + " <a href=\"#" + name +
              "\">" + where + "</a></div></li>\n";
      return;
    }
    out_ += "<li data-node=\"" + name + "\"" + (placed_[index(line.node)] ? "" : " id=\"" + name + "\"") + ">";
    placed_[index(line.node)] = true;
    if (!line.opens) {
      out_ += "<div class=\"clause\">" + clause(node) + "</div></li>\n";
      return;
    }
    out_ += std::string("<details") + (line.depth < kOpenDepth ? " open" : "") + "><summary class=\"clause\">" +
            clause(node) + "</summary>\n<ul>\n";
    open_ = line.depth + 1;
  }

  static std::string statement(const Node& node) {
    const NodeWords words = words_of(node);
    const std::string text = "<span class=\"said\">" + markup_text(words.text) + "</span>";
    if (words.points.empty()) return text;
    const std::string points =
        "<b class=\"" + std::string(*node.points_udb < 0 ? "against" : "for") + "\">" + words.points + "</b>";
    return node.kind == Node::Kind::rule ? points + " " + text : text + ", " + points;
  }

  std::string clause(const Node& node) {
    const NodeWords words = words_of(node);
    std::string out = statement(node);
    for (const std::string& note : words.notes) out += detail(markup_text(note));
    const std::string origin = joined(markup_text(words.origin), "; ", citations_.marks(node.sources));
    if (!origin.empty()) out += detail(origin);
    for (const explain::Disputed& other : node.disputed)
      out += detail("<em>disputed:</em> " + markup_text(other.statement) + " — " +
                    joined(markup_text(other.place), "; ", citations_.marks(other.sources)));
    return out;
  }

  static std::string detail(const std::string& html) { return "\n<span class=\"detail\">" + html + "</span>"; }

  const explain::Proof& proof_;
  HtmlCitations& citations_;
  std::vector<bool> placed_;  // nodes that have a clause
  std::size_t open_ = 0;      // lists that are not closed yet
  std::string out_;
};

}  // namespace

std::string proof_lists(const explain::Proof& proof, explain::NodeId root, HtmlCitations& citations) {
  return Lists(proof, citations).text(root);
}

}  // namespace counsel::cli
