// cli/commands/init.h
// `counsel init`: a small rule base in a new folder, to begin with.
//
// All or nothing: what was written is taken back where a file cannot be.
// Exit: done, could not run (the folder holds something, or cannot be written).
#pragma once

#include <string>

#include "cli/commands/command.h"

namespace counsel::cli {

struct InitOptions {
  std::string folder;
};

void add_init(Command& program);
int run_init(const InitOptions& options, Io& io);

}  // namespace counsel::cli
