// cli/audit/backtest_summary.h
// What came of a backtest: how many decisions would come out differently, by the rule responsible.
//
// Order:  rules by how many decisions, then by name; last those that no rule turned. Decisions as they were tested.
#pragma once

#include <string>
#include <vector>

#include "cli/audit/backtest.h"

namespace counsel::cli {

struct BacktestSummary {
  struct Cluster {
    std::string rule;  // empty: no rule turned them
    std::vector<std::int64_t> decisions;
    std::shared_ptr<const Backtested::Change> example;  // of the first of them
  };
  struct Impossible {
    std::string why;
    std::vector<std::int64_t> decisions;
  };
  std::string rules;            // the name of the edited rule base
  std::size_t ran = 0, untouched = 0;
  std::size_t same = 0;         // the untouched ones among them
  std::size_t points = 0;
  std::size_t unanswered = 0;
  std::vector<Cluster> clusters;
  std::vector<Impossible> impossible;

  /// Decisions that come out differently, and that cannot be run.
  std::size_t different() const;
  std::size_t not_run() const;
};

BacktestSummary backtest_summary(const std::string& rules, const std::vector<Backtested>& tested);

}  // namespace counsel::cli
