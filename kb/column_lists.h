// kb/column_lists.h
// Whether the lists of decisions by user and outcome (mention_blocks.h) are of the decisions that they should be of: what one
// leaves out is hidden from whoever filters by it. Private to the audit of a log (log_audit.h).
//
// Cost: at most two hash probes a record, and 16 bytes; one pass over those lists.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "kb/decision.h"
#include "kb/log_audit.h"
#include "kb/sqlite.h"

namespace counsel::kb {

class ColumnLists {
 public:
  /// Requires: none of a higher number was added.
  void add(const DecisionRecord& record);

  /// Adds a finding where a list is not of the decisions that were added. Requires: those are all that are filed.
  void compare(Database& database, std::vector<LogFinding>& findings) const;

 private:
  using Lists = std::unordered_map<std::string, std::vector<std::int64_t>>;  // by the name

  std::array<Lists, kColumnKinds.size()> lists_;
  std::array<Lists::value_type*, kColumnKinds.size()> last_{};  // that were added to, which mostly are the next as well
};

}  // namespace counsel::kb
