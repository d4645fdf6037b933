// cli/render/backtest.h
// What came of a backtest, with one worked example for each rule that turned decisions.
#pragma once

#include <string>

#include "cli/audit/backtest_summary.h"
#include "cli/render/style.h"

namespace counsel::cli {

std::string backtest_text(const BacktestSummary& summary, const Style& style);

/// `counsel.backtest/1`; docs/cli.md has the keys.
std::string backtest_json(const BacktestSummary& summary);

}  // namespace counsel::cli
