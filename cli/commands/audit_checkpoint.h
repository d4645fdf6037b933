// cli/commands/audit_checkpoint.h
// `counsel audit key` and `counsel audit checkpoint`: what is kept elsewhere to find out later whether the log was changed.
//
// Exit: done, audit mismatch (nothing is signed then), could not run.
#pragma once

#include <string>
#include <vector>

#include "cli/commands/options.h"

namespace counsel::cli {

struct AuditKeyOptions {
  std::string name;
  std::string file;
};

struct AuditCheckpointOptions {
  BaseOptions base;
  std::vector<std::string> checkpoints;  // earlier ones
  std::string key;                       // the file of the secret one
};

void add_audit_key(Command& audit);
void add_audit_checkpoint(Command& audit);

int run_audit_key(const AuditKeyOptions& options, Io& io);
int run_audit_checkpoint(const AuditCheckpointOptions& options, Io& io);

}  // namespace counsel::cli
