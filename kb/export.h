// kb/export.h
// The current facts as CSV or JSON text, in the formats that kb/import.h reads (docs/storage.md).
//
// Order: relation, then values, so equal bases give equal bytes.
#pragma once

#include <string>
#include <utility>

#include "engine/base/result.h"
#include "kb/fact_base.h"

namespace counsel::kb {

/// One relation; a fact with several citations takes a row for each.
Result<std::string> export_csv(FactBase& base, const std::string& relation);

/// The same of facts that were read. Requires: the snapshot has one relation.
std::string facts_to_csv(const Snapshot& snapshot);

/// One relation, or all where `relation` is empty.
Result<std::string> export_json(FactBase& base, const std::string& relation = "");

/// What the citation columns of a relation's CSV are called: `source` and `locator`, or `source_2` and so on
/// where the relation has such a column itself.
std::pair<std::string, std::string> citation_columns(const RelationSchema& relation);

}  // namespace counsel::kb
