// cli/render/table.h
// Rows in aligned columns, as lists of facts are shown.
#pragma once

#include <string>
#include <vector>

#include "cli/render/style.h"

namespace counsel::cli {

/// Columns are as wide as their widest cell; the last is wrapped to the width of the page, and no line ends with blanks.
/// `headings` stand above, unless all are empty. Requires: every row has as many cells as there are headings.
std::string table_text(const std::vector<std::string>& headings, const std::vector<std::vector<std::string>>& rows,
                       const Style& style);

}  // namespace counsel::cli
