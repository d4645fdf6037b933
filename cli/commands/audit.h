// cli/commands/audit.h
// `counsel audit …`: the decisions on record in a fact base.
//
// Exit: done, answer is no, could not run, audit mismatch.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/commands/options.h"

namespace counsel::cli {

struct AuditReplayOptions {
  BaseOptions base;
  std::vector<std::string> ids;  // as typed
  bool all = false;
  OutputFormat format = OutputFormat::text;
};

/// Exit: done where all came out the same; audit mismatch where one did not; answer is no where one could not be run.
int run_audit_replay(const AuditReplayOptions& options, Io& io);

void add_audit(CLI::App& app, Io& io, std::optional<int>& exit_code);

}  // namespace counsel::cli
