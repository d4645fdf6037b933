// kb/json.h
// Facts as JSON (docs/storage.md "JSON"). The reading half is declared in kb/import.h: `facts_from_json`.
#pragma once

#include <string>

#include "kb/fact_base.h"

namespace counsel::kb {

/// One line a fact.
std::string facts_to_json(const Snapshot& snapshot);

}  // namespace counsel::kb
