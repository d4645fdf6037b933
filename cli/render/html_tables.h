// cli/render/html_tables.h
// What a proof rests on in the end, and what its documents differ on, as tables of a page.
//
// Order: of the nodes.
#pragma once

#include <string>

#include "cli/render/html_citations.h"
#include "engine/explain/proof.h"

namespace counsel::cli {

/// Facts, answers, defaults and declarations, each linked to its clause; empty where there are none.
std::string grounds_table(const explain::Proof& proof, HtmlCitations& citations);

/// Both sides of each dispute; empty where there are none.
std::string disputes_table(const explain::Proof& proof, HtmlCitations& citations);

}  // namespace counsel::cli
