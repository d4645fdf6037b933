// cli/commands/audit_redact.h
// `counsel audit redact`: erases what decisions withhold.
//
// Exit: done, answer is no where there was nothing to erase, could not run.
#pragma once

#include <optional>
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

void add_audit_redact(CLI::App& audit, Io& io, std::optional<int>& exit_code);
int run_audit_redact(const AuditRedactOptions& options, Io& io);

}  // namespace counsel::cli
