// cli/commands/audit.h
// `counsel audit …`: the decisions on record in a fact base.
//
// Exit: done, answer is no, could not run, audit mismatch.
#pragma once

#include <string>
#include <vector>

#include "cli/commands/decision_filter.h"
#include "cli/commands/options.h"
#include "cli/commands/proof_options.h"

namespace counsel::cli {

struct AuditListOptions {
  BaseOptions base;
  DecisionFilterOptions filter;
  std::string outcome;
  std::vector<std::string> candidates, rules, facts;
  std::size_t most = 20;
  OutputFormat format = OutputFormat::text;
};

struct AuditShowOptions {
  BaseOptions base;
  std::string id;  // as typed
  ProofOptions proof;
};

struct AuditReplayOptions {
  BaseOptions base;
  std::vector<std::string> ids;  // as typed
  bool all = false;
  OutputFormat format = OutputFormat::text;
};

/// Exit: answer is no where no decision is so.
int run_audit_list(const AuditListOptions& options, Io& io);

int run_audit_show(const AuditShowOptions& options, Io& io);

/// Exit: done where all came out the same; audit mismatch where one did not; answer is no where one could not be run.
int run_audit_replay(const AuditReplayOptions& options, Io& io);

void add_audit(Command& program);

}  // namespace counsel::cli
