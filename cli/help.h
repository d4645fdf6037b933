// cli/help.h
// What `--help` prints: drawn from the same definitions that read the command line, so that the two agree.
#pragma once

#include <cstddef>
#include <string>

namespace CLI {
class App;
}

namespace counsel::cli {

/// Help for the program or one command: what it does, how it is called, its options, those of every command, examples.
std::string help_text(const CLI::App& app, std::size_t columns);

}  // namespace counsel::cli
