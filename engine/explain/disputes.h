// engine/explain/disputes.h
// The other sides of a fact that documents disagree on.
#pragma once

#include <vector>

#include "engine/explain/grounds.h"
#include "engine/explain/proof.h"

namespace counsel::explain {

/// The rows that agree with this one in the columns that `one … per …` names and differ in the one that depends on them.
/// Order: by value. Cost: the rows of the relation.
std::vector<Dispute> disputes(RelationId relation, RowId row, const Grounds& grounds);

}  // namespace counsel::explain
