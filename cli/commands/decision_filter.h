// cli/commands/decision_filter.h
// Which decisions on record are meant: the options that several commands under `audit` take.
#pragma once

#include <string>

#include "cli/commands/session.h"
#include "kb/decision_log.h"

namespace counsel::cli {

struct DecisionFilterOptions {
  std::string since, until;  // as typed
  std::string who, purpose;
};

void add_decision_filter_options(CLI::App& command, DecisionFilterOptions& options);

OrExit<kb::DecisionFilter> read_decision_filter(const DecisionFilterOptions& options, Io& io);

}  // namespace counsel::cli
