// cli/commands/explain_code.h
// `counsel explain-code`: what a diagnostic means and how it is mended.
//
// Exit: done, could not run (there is no such code).
#pragma once

#include <optional>
#include <string>

#include "cli/io.h"

namespace CLI {
class App;
}

namespace counsel::cli {

struct ExplainCodeOptions {
  std::string code;  // empty lists all
};

void add_explain_code(CLI::App& app, Io& io, std::optional<int>& exit_code);
int run_explain_code(const ExplainCodeOptions& options, Io& io);

}  // namespace counsel::cli
