#include "engine/lang/layout/table.h"

#include <algorithm>

#include "engine/base/utf8.h"
#include "engine/lang/layout/measures.h"

namespace counsel::lang::layout {

namespace {

using grammar::Node;
using grammar::Nodes;
using grammar::Parts;

struct Cell {
  std::string text;
  std::size_t width = 0;
  std::string_view bar;  // behind it
};

struct Row {
  std::vector<Cell> cells;
  bool rule_off = false;
};

class Table {
 public:
  Table(const Nodes& nodes, std::string_view text) : nodes_(nodes), text_(text) {
    for (Parts walk(nodes, 0); !walk.done();) {
      const bool row = walk.is(Node::Kind::row);
      const std::uint32_t part = walk.take();
      if (row) rows_.push_back(read_row(part));
      if (is_rule_off(nodes[part], text)) rows_.push_back(read_rule_off(leaf_text(part)));
    }
    for (const Row& row : rows_)
      for (std::size_t i = 0; i < row.cells.size() && !row.rule_off; ++i) {
        if (i == widths_.size()) widths_.push_back(0);
        if (row.cells[i].width <= kWidestAligned) widths_[i] = std::max(widths_[i], row.cells[i].width);
      }
  }

  std::vector<std::string> drawn() const {
    std::vector<std::string> out;
    for (const Row& row : rows_) {
      std::string line = "|";
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const Cell& cell = row.cells[i];
        const std::size_t width = i < widths_.size() ? widths_[i] : 0;
        if (row.rule_off)
          line += dashes(cell.text, width + 2);
        else
          line.append(" ").append(cell.text).append(width > cell.width ? width - cell.width : 0, ' ').append(" ");
        line += cell.bar;
      }
      out.push_back(std::move(line));
    }
    return out;
  }

 private:
  std::string_view leaf_text(std::uint32_t leaf) const {
    return text_.substr(nodes_[leaf].begin, nodes_[leaf].end - nodes_[leaf].begin);
  }

  Row read_row(std::uint32_t node) const {
    Row row;
    for (Parts walk(nodes_, node); !walk.done();) row.cells.push_back(read_cell(walk.take()));
    return row;
  }

  /// The tokens of the cell, and the bar that ends it: `<= 5`, `3..5`, `low, medium`, `not high`.
  Cell read_cell(std::uint32_t node) const {
    Cell cell;
    std::string_view before;
    for (Parts walk(nodes_, node); !walk.done();) {
      const std::string_view token = leaf_text(walk.take());
      if (token.starts_with('|')) {
        cell.bar = token;
        break;
      }
      if (!before.empty() && before != ".." && token != ".." && token != ",") cell.text += ' ';
      cell.text += token;
      before = token;
    }
    cell.width = display_width(cell.text);
    return cell;
  }

  /// Its cells hold the colons: ":-" to the left, "-:" to the right, ":-:" in the middle, "-" neither.
  static Row read_rule_off(std::string_view leaf) {
    Row row{.rule_off = true};
    for (std::size_t at = 1; at < leaf.size();) {
      const std::size_t bar = leaf.find('|', at);
      const std::size_t bar_end = std::min(leaf.find_first_not_of('|', bar), leaf.size());
      const std::string_view cell = leaf.substr(at, bar - at);
      std::string colons = cell.find(":-") != std::string_view::npos ? ":-" : "-";
      if (cell.find("-:") != std::string_view::npos) colons += ':';
      row.cells.push_back({.text = std::move(colons), .bar = leaf.substr(bar, bar_end - bar)});
      at = bar_end;
    }
    return row;
  }

  static std::string dashes(std::string_view colons, std::size_t width) {
    std::string line(std::max(width, colons.size()), '-');
    if (colons.starts_with(':')) line.front() = ':';
    if (colons.ends_with(':')) line.back() = ':';
    return line;
  }

  const Nodes& nodes_;
  std::string_view text_;
  std::vector<Row> rows_;
  std::vector<std::size_t> widths_;
};

}  // namespace

std::vector<std::string> aligned_rows(const Nodes& nodes, std::string_view text) { return Table(nodes, text).drawn(); }

bool is_rule_off(const Node& leaf, std::string_view text) {
  return leaf.kind == Node::Kind::mark && text.substr(leaf.begin, 2) != "||" && text[leaf.begin] == '|';
}

}  // namespace counsel::lang::layout
