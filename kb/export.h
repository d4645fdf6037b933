// kb/export.h
// The current facts as CSV or JSON text, in the formats that kb/import.h reads (docs/storage.md).
//
// Order: relation, then values, so equal bases give equal bytes.
#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "kb/fact_base.h"

namespace counsel::kb {

/// One relation; a fact with several citations takes a row for each.
Result<std::string> export_csv(FactBase& base, const std::string& relation);

/// One relation, or all where `relation` is empty.
Result<std::string> export_json(FactBase& base, const std::string& relation = "");

}  // namespace counsel::kb
