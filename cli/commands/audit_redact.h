// cli/commands/audit_redact.h
// `counsel audit redact`: erases what decisions withhold.
//
// Exit: done, answer is no where there was nothing to erase, could not run.
#pragma once

#include <string>
#include <vector>

#include "cli/commands/decision_filter.h"
#include "cli/commands/options.h"

namespace counsel::cli {

struct AuditRedactOptions {
  BaseOptions base;
  std::vector<std::string> ids;  // as typed
  DecisionFilterOptions filter;  // or else all that are so
  std::string reason;
  OutputFormat format = OutputFormat::text;
};

void add_audit_redact(Command& audit);
int run_audit_redact(const AuditRedactOptions& options, Io& io);

}  // namespace counsel::cli
