// cli/commands/explain_code.h
// `counsel explain-code`: what a diagnostic means and how it is mended.
//
// Exit: done, could not run (there is no such code).
#pragma once

#include <string>

#include "cli/commands/command.h"

namespace counsel::cli {

struct ExplainCodeOptions {
  std::string code;  // empty lists all
};

void add_explain_code(Command& program);
int run_explain_code(const ExplainCodeOptions& options, Io& io);

}  // namespace counsel::cli
