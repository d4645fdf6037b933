// kb/bring_in.h
// Making a base say what the rule files say.
//
// A statement that is new is added and one that is gone is closed. What people and imports added stays, and so
// does what people retracted. Facts that do not fit changed declarations are set aside and come back, in the new
// shape, as soon as they fit. docs/storage.md "Bringing in rule files" has the cases.
#pragma once

#include <string>
#include <vector>

#include "kb/fact_base.h"
#include "kb/relations.h"

namespace counsel::kb {

/// Digest of all that rule files say; the same in whatever order they say it.
std::string digest_of_rule_files(const Declarations& declarations, const std::vector<Fact>& stated);

/// Requires: a write transaction; `relations` as loaded in it. Leaves them as declared now.
BroughtIn bring_in_rule_files(Database& database, std::vector<StoredRelation>& relations,
                              const Declarations& declarations, const std::vector<Fact>& stated,
                              const std::string& digest, const std::string& when);

}  // namespace counsel::kb
