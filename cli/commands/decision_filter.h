// cli/commands/decision_filter.h
// Which decisions on record are meant: the options that several commands under `audit` take.
#pragma once

#include <string>

#include "cli/commands/command.h"
#include "cli/commands/session.h"
#include "kb/decision_log.h"

namespace counsel::cli {

struct DecisionFilterOptions {
  std::string since, until;  // as typed
  std::string who, purpose;
};

void add_decision_filter_options(Command& command, DecisionFilterOptions& options);

/// What an option that takes a time was given: the first second of the day or the time that is meant, in ISO 8601.
OrExit<std::string> read_begin(const std::string& option, const std::string& typed, Io& io);

OrExit<kb::DecisionFilter> read_decision_filter(const DecisionFilterOptions& options, Io& io);

}  // namespace counsel::cli
