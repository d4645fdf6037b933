// kb/finding_tally.h
// Findings of one kind, told as one that names the first.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "kb/log_audit.h"

namespace counsel::kb {

class FindingTally {
 public:
  void at(std::int64_t id) { first_ = count_++ == 0 ? id : std::min(first_, id); }

  void add_to(std::vector<LogFinding>& findings, const std::string& what) const {
    if (count_ == 0) return;
    findings.push_back({first_, first_, what + (count_ == 1 ? "" : ", as the first of " + std::to_string(count_))});
  }

 private:
  std::int64_t first_ = 0;
  std::uint64_t count_ = 0;
};

}  // namespace counsel::kb
