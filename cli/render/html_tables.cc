#include "cli/render/html_tables.h"

#include "cli/render/markup_text.h"
#include "cli/render/proof_label.h"
#include "cli/render/proof_words.h"

namespace counsel::cli {

namespace {

using explain::Node;

bool is_ground(const Node& node) {
  const NodeSort sort = sort_of(node);
  return sort == NodeSort::answer || (sort == NodeSort::fact && node.premises.empty());
}

std::string link(std::size_t node, const std::string& statement) {
  return "<a href=\"#" + node_name(static_cast<explain::NodeId>(node)) + "\">" + markup_text(statement) + "</a>";
}

std::string table(const std::string& css_class, const std::vector<std::string>& head, const std::string& rows) {
  if (rows.empty()) return "";
  std::string out = "<table class=\"" + css_class + "\">\n<thead><tr>";
  for (const std::string& column : head) out += "<th scope=\"col\">" + column + "</th>";
  return out + "</tr></thead>\n<tbody>\n" + rows + "</tbody>\n</table>\n";
}

}  // namespace

std::string grounds_table(const explain::Proof& proof, HtmlCitations& citations) {
  std::string rows;
  for (std::size_t i = 0; i < proof.nodes.size(); ++i) {
    const Node& node = proof.nodes[i];
    if (!is_ground(node)) continue;
    rows += "<tr><th scope=\"row\">" + link(i, node.statement) + "</th><td>" + markup_text(words_of(node).origin) +
            "</td><td>" + citations.marks(node.sources) + "</td></tr>\n";
  }
  return table("grounds", {"What holds", "Where it comes from", "Documents"}, rows);
}

std::string disputes_table(const explain::Proof& proof, HtmlCitations& citations) {
  std::string rows;
  const auto side = [&](const std::string& statement, const std::string& place,
                        const std::vector<explain::SourceNote>& sources) {
    return "<td>" + statement + "\n<span class=\"detail\">" +
           joined(markup_text(place), "; ", citations.marks(sources)) + "</span></td>";
  };
  for (std::size_t i = 0; i < proof.nodes.size(); ++i) {
    const Node& node = proof.nodes[i];
    for (const explain::Disputed& other : node.disputed)
      rows += "<tr>" + side(link(i, node.statement), words_of(node).origin, node.sources) +
              side(markup_text(other.statement), other.place, other.sources) + "</tr>\n";
  }
  return table("disputes", {"This proof rests on", "Another source says"}, rows);
}

}  // namespace counsel::cli
