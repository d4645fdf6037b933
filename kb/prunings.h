// kb/prunings.h
// What is gone of a log by prunings on record, and what is kept of it. Private to DecisionLog.
//
// INVARIANT: what prunings delete are the first decisions of a log, and they leave the tree (merkle.h) as it is.
#pragma once

#include <cstdint>
#include <vector>

#include "kb/decision.h"
#include "kb/erasure_record.h"
#include "kb/failure.h"
#include "kb/sqlite.h"

namespace counsel::kb {

struct PruningOnRecord {
  DecisionRecord record;
  Pruned pruned;
};

// In a transaction.

/// In the order in which they were done. One that is not as it was recorded says nothing, nor does one of itself, of later
/// decisions, or of more than there can ever have been.
std::vector<PruningOnRecord> prunings(Database& database);

/// The one that says the most; nothing where there are none.
const PruningOnRecord* last_of(const std::vector<PruningOnRecord>& prunings);

/// The number of the last decision that was pruned; 0 where none was.
std::int64_t pruned_up_to(Database& database);

/// Why there is no decision of this number.
Failure no_such_decision(Database& database, std::int64_t id);

}  // namespace counsel::kb
