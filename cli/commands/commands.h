// cli/commands/commands.h
// All commands there are.
#pragma once

#include <optional>

#include "cli/io.h"

namespace CLI {
class App;
}

namespace counsel::cli {

/// Adds each command to `app`. The one that is given runs when `app` has read its words, and sets `exit_code`.
void add_commands(CLI::App& app, Io& io, std::optional<int>& exit_code);

}  // namespace counsel::cli
