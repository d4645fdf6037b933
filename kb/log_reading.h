// kb/log_reading.h
// A transaction that reads the log with everything filed that has arrived: where something has (arrivals.h), that is done
// aside, in memory, and goes with the transaction. Private to DecisionLog.
//
// Errors: damaged where what arrived cannot be filed.
#pragma once

#include <optional>
#include <vector>

#include "kb/fact_base.h"
#include "kb/session.h"
#include "kb/sqlite.h"

namespace counsel::kb {

class LogReading {
 public:
  /// Requires: no transaction of the base, which outlives this.
  explicit LogReading(FactBase& base);

  /// What is to be read in place of the base's.
  Database& database() { return aside_ ? *aside_ : base_; }

  std::vector<StoredRelation>& relations() { return session_->relations(); }

 private:
  Database& base_;
  std::optional<Database> aside_;
  std::optional<Session> session_;
};

}  // namespace counsel::kb
