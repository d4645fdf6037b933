// kb/log_indexes.h
// Whether the indexes of a log hold as much as its tables: what one leaves out is hidden from whoever searches by it. Private to
// the audit of a log (log_audit.h).
#pragma once

#include <cstdint>
#include <vector>

#include "kb/log_audit.h"
#include "kb/sqlite.h"

namespace counsel::kb {

/// How many rows were read of the tables themselves.
struct LogRows {
  std::int64_t decisions = 0, contents = 0, withheld = 0;
};

/// Adds a finding for each index that does not hold as much. Cost: one pass over each.
void compare_indexes(Database& database, const LogRows& rows, std::vector<LogFinding>& findings);

}  // namespace counsel::kb
