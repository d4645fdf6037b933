// cli/render/report_html.h
// A report as one HTML page that needs nothing else: its sections, with bars and proofs in lists that open, and then what
// is disputed, the graph, the facts and the documents of all that the page proves.
//
// Shape: no script, no network, nothing that the page's own policy would not forbid. What several parts cite or mention is
//        linked. On paper all lists are open.
// Cost:  linear in the report, whatever the depth of its proof; the graph is left out where it has too many nodes
//        (graph_svg.h).
#pragma once

#include <string>

#include "cli/render/report.h"

namespace counsel::cli {

std::string report_html(const Report& report);

}  // namespace counsel::cli
