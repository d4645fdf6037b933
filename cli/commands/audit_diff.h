// cli/commands/audit_diff.h
// `counsel audit diff A B`: what accounts for the difference between two decisions on record.
//
// Exit: done; answer is no where one of them cannot be run again; could not run.
#pragma once

#include <string>

#include "cli/commands/options.h"

namespace counsel::cli {

struct AuditDiffOptions {
  BaseOptions base;
  std::string first, second;  // numbers of decisions, as typed
  OutputFormat format = OutputFormat::text;
};

void add_audit_diff(Command& audit);
int run_audit_diff(const AuditDiffOptions& options, Io& io);

}  // namespace counsel::cli
