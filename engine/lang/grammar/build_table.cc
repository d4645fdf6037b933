// Decision tables.

#include "engine/lang/grammar/builder.h"

namespace counsel::lang::grammar {

namespace {

using Kind = Node::Kind;
using Cell = TableStatement::Cell;

/// A row before anybody knows where its conclusions begin.
struct BuiltRow {
  std::vector<Cell> cells;
  std::vector<std::size_t> parted;  // how many cells stand before each `||`
};

Cell build_cell(Builder& builder, Parts& walk, Span whole) {
  Cell cell{.span = whole};
  const std::uint32_t first = walk.index();
  if (const auto comparator = walk.is(Kind::mark) ? comparator_of(builder.text(first)) : std::nullopt) {
    walk.take();
    cell.form = Cell::Form::comparison;
    cell.comparator = *comparator;
  }
  cell.negated = builder.take_mark(walk, "not");
  std::uint32_t last = first;
  while (walk.is_item()) {
    if (cell.form == Cell::Form::any) cell.form = Cell::Form::values;
    last = walk.index();
    cell.values.push_back(builder.item(walk.take()));
    if (builder.take_mark(walk, "..")) cell.form = Cell::Form::range;
    else builder.take_mark(walk, ",");
  }
  builder.take_mark(walk, "-");
  if (cell.form != Cell::Form::any) cell.span = builder.span(builder.span(first), builder.span(last));
  return cell;
}

BuiltRow build_row(Builder& builder, std::uint32_t node) {
  BuiltRow row;
  for (Parts walk = builder.parts(node); !walk.done();) {
    const std::uint32_t cell = walk.take();
    Parts inside = builder.parts(cell);
    row.cells.push_back(build_cell(builder, inside, builder.span(cell)));
    if (builder.take_mark(inside, "||")) row.parted.push_back(row.cells.size());
  }
  return row;
}

/// Whether the row has one `||` with something on either side of it.
bool check_parted(Builder& builder, const BuiltRow& row, Span span) {
  if (row.parted.size() == 1 && row.parted.front() < row.cells.size()) return true;
  builder.report({Code::NoConclusions, span});
  return false;
}

Word heading(Builder& builder, const Cell& cell) {
  const bool one = cell.form == Cell::Form::values && !cell.negated && cell.values.size() == 1;
  const bool named = one && (cell.values.front().kind == Item::Kind::word || cell.values.front().kind == Item::Kind::quoted);
  if (named) return {cell.values.front().text, cell.values.front().span, cell.values.front().kind == Item::Kind::quoted};
  builder.report(Diagnostic{Code::Unexpected, cell.span}
                     .with("found", ticked(builder.source(cell.span)))
                     .with("expected", "the heading of a column"));
  return {.span = cell.span};
}

std::string sides(std::size_t conditions, std::size_t conclusions) {
  return std::to_string(conditions) + " || " + std::to_string(conclusions) + " cells";
}

}  // namespace

TableStatement build_table(Builder& builder, std::uint32_t node) {
  Parts walk = builder.parts(node);
  builder.take_mark(walk, "table");
  TableStatement table{.name = builder.name(walk.take())};
  if (walk.is(Kind::quoted)) table.label = builder.word(walk.take());
  if (walk.is(Kind::flag)) {
    table.unique = true;
    walk.take();
  }
  while (!walk.is(Kind::row)) {
    const Kind kind = walk.node().kind;
    const std::uint32_t part = walk.take();
    if (kind == Kind::citation) table.citations.push_back(build_citation(builder, part));
    else if (kind == Kind::validity) build_validity(builder, part, table.validity);
    else
      for (Word& name : build_overrides(builder, part)) table.overrides.push_back(std::move(name));
  }
  const std::uint32_t header = walk.take();
  const BuiltRow headings = build_row(builder, header);
  if (!check_parted(builder, headings, builder.span(header))) return table;
  for (std::size_t i = 0; i < headings.cells.size(); ++i)
    (i < headings.parted.front() ? table.conditions : table.conclusions).push_back(heading(builder, headings.cells[i]));
  if (walk.is(Kind::mark)) walk.take();  // the line below the headings
  while (!walk.done()) {
    const std::uint32_t part = walk.take();
    BuiltRow row = build_row(builder, part);
    if (!check_parted(builder, row, builder.span(part))) continue;
    if (row.cells.size() != headings.cells.size() || row.parted != headings.parted)
      builder.report(Diagnostic{Code::RowLength, builder.span(part)}
                         .with("found", sides(row.parted.front(), row.cells.size() - row.parted.front()))
                         .with("expected", sides(table.conditions.size(), table.conclusions.size())));
    table.rows.push_back({std::move(row.cells), builder.span(part)});
  }
  return table;
}

}  // namespace counsel::lang::grammar
