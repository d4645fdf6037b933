// cli/render/html_sections.h
// What stands in one section of a report, as a part of a page.
#pragma once

#include <string>

#include "cli/render/html_citations.h"
#include "cli/render/report.h"

namespace counsel::cli {

/// `proof` is the report's.
std::string section_html(const ReportSection& section, const explain::Proof& proof, HtmlCitations& citations);

}  // namespace counsel::cli
