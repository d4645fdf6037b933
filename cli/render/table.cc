#include "cli/render/table.h"

#include <algorithm>

#include "cli/render/text.h"
#include "engine/base/check.h"

namespace counsel::cli {

std::string table_text(const std::vector<std::string>& headings, const std::vector<std::vector<std::string>>& rows,
                       const Style& style) {
  std::vector<std::size_t> widths;
  for (const std::string& heading : headings) widths.push_back(visible_width(heading));
  for (const auto& row : rows) {
    COUNSEL_CHECK(row.size() == headings.size(), "a row has a cell under each heading");
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], visible_width(printable(row[i])));
  }
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string before;
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) before += pad_right(printable(cells[i]), widths[i]) + "  ";
    if (cells.back().empty()) before.erase(before.find_last_not_of(' ') + 1);
    return hanging(before, printable(cells.back()), style.columns);
  };
  std::string out;
  if (std::ranges::any_of(headings, [](const std::string& heading) { return !heading.empty(); }))
    out += style.dim(line(headings));
  for (const auto& row : rows) out += line(row);
  return out;
}

}  // namespace counsel::cli
