// kb/log_appender.h
// Files records in the log, with all that they refer to. Private to DecisionLog.
//
// Cost: what many of them have in common is stored once. Rows that go to the same place of a table are written one after
//       another, at the end where they can be.
#pragma once

#include <cstdint>
#include <span>

#include "kb/decision.h"
#include "kb/sqlite.h"

namespace counsel::kb {

/// The id of the last of them, which are numbered on from the last that is filed. Requires: a transaction that writes, and
/// there is one.
std::int64_t file_entries(Database& database, std::span<const DecisionEntry> entries);

}  // namespace counsel::kb
