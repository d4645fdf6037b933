#include "cli/render/graph_svg.h"

#include <array>
#include <string_view>
#include <vector>

#include "cli/render/footnotes.h"
#include "cli/render/graph_layout.h"
#include "cli/render/markup_text.h"
#include "cli/render/proof_label.h"
#include "cli/render/proof_words.h"
#include "cli/render/text.h"
#include "engine/base/ids.h"
#include "engine/base/utf8.h"

namespace counsel::cli {

namespace {

using explain::Node;
using explain::NodeId;

constexpr std::size_t kCells = 28;  // of a line; what a wide font needs for them fits into a box
constexpr std::size_t kMaxTextLines = 4;
constexpr int kLineHeight = 16;
constexpr int kInset = 10;

struct Box {
  std::string points;              // of the first line
  std::vector<std::string> lines;  // each fits
  bool hides = false;              // the last line says that something is left out
};

/// The line, or as much of it as fits before an ellipsis.
std::string fitted(const std::string& line) {
  if (display_width(line) <= kCells) return line;
  std::string out;
  std::size_t cells = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::string character = line.substr(at, decode_utf8(line, at)->bytes);
    cells += display_width(character);
    if (cells >= kCells) break;
    out += character;
    at += character.size();
  }
  return out + "…";
}

Box box_of(const Node& node) {
  const NodeWords words = words_of(node);
  const bool is_rule = node.kind == Node::Kind::rule;
  Box box{.points = is_rule ? words.points : "", .lines = {}, .hides = node.hidden.any()};
  const std::string text = is_rule ? joined(words.points, " ", words.text) : joined(words.text, ", ", words.points);
  box.lines = wrap(printable(text), kCells);
  if (box.lines.size() > kMaxTextLines) {
    box.lines[kMaxTextLines - 1] += " " + box.lines[kMaxTextLines];  // too long now, and so cut
    box.lines.resize(kMaxTextLines);
  }
  for (std::string& line : box.lines) line = fitted(line);
  if (box.hides) box.lines.push_back("… and more");
  return box;
}

int height(const Box& box) { return static_cast<int>(box.lines.size()) * kLineHeight + kInset; }

std::string_view look(const Node& node) {
  constexpr std::array<std::string_view, 5> kLooks = {"candidate", "conclusion", "fact", "answer", "logic"};
  return kLooks[static_cast<std::size_t>(sort_of(node))];
}

/// `name="value"`, for numbers.
std::string attribute(std::string_view name, int value) {
  return " " + std::string(name) + "=\"" + std::to_string(value) + "\"";
}

std::string corner(std::string_view look, int box_height) {
  return attribute("rx", look == "answer" ? box_height / 2 : look == "fact" ? 8 : 2);
}

std::string box_svg(const Node& node, NodeId id, const Box& box, GraphPoint at, Footnotes& notes) {
  const std::string name = node_name(id);
  std::string title;
  for (const std::string& line : label_of(node, notes)) title += (title.empty() ? "" : "\n") + markup_text(line);
  const int box_height = height(box);
  const std::string kind(look(node));
  std::string out = "<a class=\"" + kind + "\" data-node=\"" + name + "\" href=\"#" + name + "\"><title>" + title +
                    "</title><rect" + attribute("x", at.x) + attribute("y", at.y) + attribute("width", kGraphBoxWidth) +
                    attribute("height", box_height) + corner(kind, box_height) + "/>";
  int y = at.y + kInset / 2 + kLineHeight - 4;
  for (std::size_t i = 0; i < box.lines.size(); ++i, y += kLineHeight) {
    std::string line = box.lines[i];
    std::string points;
    if (i == 0 && !box.points.empty() && line.starts_with(box.points)) {
      line.erase(0, box.points.size());
      points = "<tspan class=\"" + std::string(*node.points_udb < 0 ? "against" : "for") + "\">" +
               markup_text(box.points) + "</tspan>";
    }
    const bool last_says_more = box.hides && i + 1 == box.lines.size();
    out += std::string("<text") + (last_says_more ? " class=\"more\"" : "") + attribute("x", at.x + kInset) +
           attribute("y", y) + ">" + points + markup_text(line) + "</text>";
  }
  return out + "</a>\n";
}

/// Curves between columns, straight lines through them.
std::string path(const std::vector<GraphPoint>& points) {
  const auto shown = [](int x, int y) { return std::to_string(x) + "," + std::to_string(y); };
  std::string out = "M" + shown(points[0].x, points[0].y);
  for (std::size_t i = 1; i < points.size(); ++i) {
    const auto [x, y] = points[i];
    const int middle = (points[i - 1].x + x) / 2;
    if (i % 2 == 0)
      out += " H" + std::to_string(x);
    else
      out += " C" + shown(middle, points[i - 1].y) + " " + shown(middle, y) + " " + shown(x, y);
  }
  return out;
}

}  // namespace

std::string proof_svg(const explain::Proof& proof) {
  std::vector<Box> boxes;
  std::vector<int> heights;
  std::vector<GraphArrow> arrows;
  for (std::size_t i = 0; i < proof.nodes.size(); ++i) {
    boxes.push_back(box_of(proof.nodes[i]));
    heights.push_back(height(boxes.back()));
    for (const NodeId premise : proof.nodes[i].premises) arrows.push_back({i, index(premise)});
  }
  const GraphLayout layout = graph_layout(heights, arrows);
  const std::string size = std::to_string(layout.width) + " " + std::to_string(layout.height);
  std::string out =
      "<svg viewBox=\"0 0 " + size + "\"" + attribute("width", layout.width) + attribute("height", layout.height) +
      " role=\"group\" aria-label=\"The proof as a graph\">\n"
      "<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"0\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" "
      "orient=\"auto\"><path d=\"M8,0 L0,4 L8,8 z\"/></marker></defs>\n";
  for (std::size_t i = 0; i < arrows.size(); ++i)
    out += "<path class=\"edge\" data-from=\"" + node_name(static_cast<NodeId>(arrows[i].from)) + "\" data-to=\"" +
           node_name(static_cast<NodeId>(arrows[i].to)) + "\" d=\"" + path(layout.arrows[i]) + "\"/>\n";
  Footnotes notes;
  for (std::size_t i = 0; i < boxes.size(); ++i)
    out += box_svg(proof.nodes[i], static_cast<NodeId>(i), boxes[i], layout.boxes[i], notes);
  return out + "</svg>\n";
}

}  // namespace counsel::cli
