// cli/commands/audit_backtest.h
// `counsel audit backtest RULES`: an edited rule base against the decisions on record.
//
// Exit: done where nothing comes out differently; answer is no where something does; incomplete where some could not be run,
//       and none of the others comes out differently; could not run.
#pragma once

#include <string>

#include "cli/commands/decision_filter.h"
#include "cli/commands/options.h"

namespace counsel::cli {

struct AuditBacktestOptions {
  BaseOptions base;
  std::string edited;  // the rule base, as typed
  DecisionFilterOptions filter;
  OutputFormat format = OutputFormat::text;
};

void add_audit_backtest(Command& audit);
int run_audit_backtest(const AuditBacktestOptions& options, Io& io);

}  // namespace counsel::cli
