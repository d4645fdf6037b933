// cli/commands/commands.h
// All commands there are.
#pragma once

#include "cli/commands/command.h"

namespace counsel::cli {

/// Adds each command. The one that is given runs when the words have been read.
void add_commands(Command& program);

}  // namespace counsel::cli
