#include "cli/commands/commands.h"

namespace counsel::cli {

void add_commands(CLI::App&, Io&, std::optional<int>&) {
}

}  // namespace counsel::cli
