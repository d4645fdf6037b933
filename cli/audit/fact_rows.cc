#include "cli/audit/fact_rows.h"

#include <vector>

#include "kb/csv.h"

namespace counsel::cli {

namespace {

/// Of a file with tabs: no cell holds one. Requires: there are cells.
std::string tsv_row(const std::vector<std::string>& cells) {
  std::string text;
  for (const std::string& cell : cells) (text += cell) += '\t';
  text.pop_back();
  return text;
}

std::string csv_row(const std::vector<std::string>& cells) {
  std::string text = kb::write_csv_row(cells);
  text.resize(text.size() - std::string_view("\r\n").size());
  return text;
}

}  // namespace

std::optional<FactRows> fact_rows(const std::string& name, const FactContent& content) {
  if (!content.bytes) return std::nullopt;
  std::string_view rest = *content.bytes;
  const auto source = [&rest](char* into, std::size_t size) {
    const std::size_t count = rest.copy(into, size);
    rest.remove_prefix(count);
    return count;
  };
  const kb::CellForm form = kb::cell_form(name);
  kb::CellReader reader(source, form);
  std::optional<FactRows> found;
  while (const kb::CellReader::Row* row = reader.next()) {
    if (row->problem) return std::nullopt;
    const std::vector<std::string> cells(row->cells.begin(), row->cells.end());
    std::string text = form == kb::CellForm::csv ? csv_row(cells) : tsv_row(cells);
    if (!found)
      found.emplace().first = std::move(text);
    else
      found->others.insert(std::move(text));
  }
  return found;
}

FactContent content_of(const FactRows& rows) {
  std::string bytes = rows.first + "\n";
  for (const std::string& row : rows.others) (bytes += row) += '\n';
  return {.digest = kb::sha256(bytes), .size = bytes.size(), .bytes = std::move(bytes)};
}

}  // namespace counsel::cli
