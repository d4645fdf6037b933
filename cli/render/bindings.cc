#include "cli/render/bindings.h"

#include <algorithm>
#include <ostream>

#include "cli/render/json.h"
#include "cli/render/text.h"
#include "kb/csv.h"

namespace counsel::cli {

namespace {

/// Calls `write` with the values of each row, in order.
template <class Write>
void each_row(std::ostream& out, const Bindings& bindings, Write&& write) {
  std::vector<Value> values(bindings.columns.size());
  for (std::size_t i = 0; i < bindings.rows.size() && out; ++i) {
    for (std::size_t c = 0; c < values.size(); ++c)
      values[c] = bindings.model.value(bindings.relation, bindings.rows[i], bindings.columns[c]);
    write(values);
  }
}

/// The widths have to be known first, so the rows are walked twice.
void write_table(std::ostream& out, const Bindings& bindings, const Style& style) {
  std::vector<std::size_t> widths;
  for (const std::string& name : bindings.names) widths.push_back(visible_width(name));
  each_row(out, bindings, [&](const std::vector<Value>& values) {
    for (std::size_t i = 0; i < values.size(); ++i)
      widths[i] = std::max(widths[i], visible_width(printable(to_string(values[i]))));
  });
  const auto line = [&](const auto& cells, const auto& text) {
    std::string out_line;
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) out_line += pad_right(text(cells[i]), widths[i]) + "  ";
    return out_line + text(cells.back()) + "\n";
  };
  out << style.dim(line(bindings.names, [](const std::string& name) { return printable(name); }));
  each_row(out, bindings, [&](const std::vector<Value>& values) {
    out << line(values, [](const Value& value) { return printable(to_string(value)); });
  });
}

void write_csv(std::ostream& out, const Bindings& bindings) {
  out << kb::write_csv_row(bindings.names);
  std::vector<std::string> cells(bindings.columns.size());
  each_row(out, bindings, [&](const std::vector<Value>& values) {
    std::transform(values.begin(), values.end(), cells.begin(), [](const Value& value) { return to_string(value); });
    out << kb::write_csv_row(cells);
  });
}

void write_tsv(std::ostream& out, const Bindings& bindings) {
  const auto write = [&out](std::string cell, bool last) {
    std::replace_if(cell.begin(), cell.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    out << cell << (last ? '\n' : '\t');
  };
  for (std::size_t i = 0; i < bindings.names.size(); ++i) write(bindings.names[i], i + 1 == bindings.names.size());
  each_row(out, bindings, [&](const std::vector<Value>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) write(to_string(values[i]), i + 1 == values.size());
  });
}

void write_json(std::ostream& out, const Bindings& bindings) {
  std::vector<std::string> keys;
  for (const std::string& name : bindings.names) keys.push_back(value_json(Text{name}) + ": ");
  const char* before = "[\n  {";
  each_row(out, bindings, [&](const std::vector<Value>& values) {
    out << before;
    for (std::size_t i = 0; i < values.size(); ++i) out << (i > 0 ? ", " : "") << keys[i] << value_json(values[i]);
    out << '}';
    before = ",\n  {";
  });
  out << (bindings.rows.empty() ? "[]\n" : "\n]\n");
}

}  // namespace

void write_bindings(std::ostream& out, const Bindings& bindings, RowsFormat format, const Style& style) {
  switch (format) {
    case RowsFormat::table:
      return write_table(out, bindings, style);
    case RowsFormat::csv:
      return write_csv(out, bindings);
    case RowsFormat::tsv:
      return write_tsv(out, bindings);
    case RowsFormat::json:
      return write_json(out, bindings);
  }
}

}  // namespace counsel::cli
