// cli/commands/check.h
// `counsel check`: what is wrong with a rule base.
//
// Exit: done, answer is no (errors), could not run (a file that cannot be read).
#pragma once

#include <optional>
#include <string>

#include "cli/commands/options.h"

namespace counsel::cli {

struct CheckOptions {
  std::string rules;
  OutputFormat format = OutputFormat::text;
};

void add_check(CLI::App& app, Io& io, std::optional<int>& exit_code);
int run_check(const CheckOptions& options, Io& io);

}  // namespace counsel::cli
