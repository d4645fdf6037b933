// cli/render/report_markdown.h
// A report as Markdown: headed sections with lists and tables, and footnotes for its documents (GitHub's dialect).
//
// Shape: proofs as markdown.h draws them.
// Cost:  linear in the report.
#pragma once

#include <string>

#include "cli/render/report.h"

namespace counsel::cli {

std::string report_markdown(const Report& report);

}  // namespace counsel::cli
