// cli/render/came_out.h
// Who leads, of what a decision came to.
#pragma once

#include <string>

#include "cli/audit/came_out.h"
#include "cli/render/json_values.h"

namespace counsel::cli {

/// "Phoenix leads with 7.0 points", "undecided"
std::string lead_text(const Lead& lead);

/// `outcome`, `leaders` and their `points`, null where nobody leads.
json lead_json(const Lead& lead);

}  // namespace counsel::cli
