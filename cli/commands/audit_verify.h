// cli/commands/audit_verify.h
// `counsel audit verify`: whether the log of decisions is what was recorded.
//
// Exit: done, audit mismatch, could not run.
#pragma once

#include <string>
#include <vector>

#include "cli/commands/options.h"

namespace counsel::cli {

struct AuditVerifyOptions {
  BaseOptions base;
  std::vector<std::string> checkpoints;
  std::string key;
  OutputFormat format = OutputFormat::text;
};

void add_audit_verify(Command& audit);
int run_audit_verify(const AuditVerifyOptions& options, Io& io);

}  // namespace counsel::cli
