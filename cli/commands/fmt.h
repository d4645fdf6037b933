// cli/commands/fmt.h
// `counsel fmt`: rule files in their one layout.
//
// Exit: done, answer is no (a file is not in the layout under `--check`, or holds a statement that cannot be read),
// could not run (a file that cannot be read or written).
#pragma once

#include <string>
#include <vector>

#include "cli/commands/command.h"

namespace counsel::cli {

struct FmtOptions {
  std::vector<std::string> paths;
  bool check = false;
  bool diff = false;
};

void add_fmt(Command& program);
int run_fmt(const FmtOptions& options, Io& io);

}  // namespace counsel::cli
