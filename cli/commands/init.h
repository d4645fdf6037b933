// cli/commands/init.h
// `counsel init`: a small rule base in a new folder, to begin with.
//
// All or nothing: what was written is taken back where a file cannot be.
// Exit: done, could not run (the folder holds something, or cannot be written).
#pragma once

#include <optional>
#include <string>

#include "cli/io.h"

namespace CLI {
class App;
}

namespace counsel::cli {

struct InitOptions {
  std::string folder;
};

void add_init(CLI::App& app, Io& io, std::optional<int>& exit_code);
int run_init(const InitOptions& options, Io& io);

}  // namespace counsel::cli
