// cli/commands/audit_prune.h
// `counsel audit prune`: deletes the decisions that were made before some day, and keeps the digests that stand for them.
//
// Exit: done, also where there was nothing to prune; could not run.
#pragma once

#include <string>

#include "cli/commands/options.h"

namespace counsel::cli {

struct AuditPruneOptions {
  BaseOptions base;
  std::string before;  // as typed
  std::string reason;
  bool dry_run = false;
  OutputFormat format = OutputFormat::text;
};

void add_audit_prune(Command& audit);
int run_audit_prune(const AuditPruneOptions& options, Io& io);

}  // namespace counsel::cli
