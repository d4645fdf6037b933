// cli/render/report_formats.h
// The formats of a report. All are drawn from one value, and hold the same nodes and edges of its proof.
#pragma once

#include <string>
#include <vector>

#include "cli/render/proof_formats.h"
#include "cli/render/report.h"

namespace counsel::cli {

/// The words for `--format` of an answer that is more than one proof, text first: a graph would show the least of it.
std::vector<std::string> page_format_words();

/// Whether a report is drawn for it: an answer draws its text and its JSON by itself.
bool draws_reports(ProofFormat format);

/// Requires: draws_reports(format).
std::string rendered(const Report& report, ProofFormat format);

}  // namespace counsel::cli
