// cli/commands/subcommand.h
// A command under another one, such as `facts list`, whose options live as long as it does. Those for the bases it has by itself.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/commands/options.h"
#include "cli/io.h"

namespace counsel::cli {

template <class Options>
struct Subcommand {
  CLI::App* command;
  std::shared_ptr<Options> options = std::make_shared<Options>();

  Subcommand(CLI::App& parent, const std::string& name, const std::string& description)
      : command(parent.add_subcommand(name, description)) {}

  void runs(int (*run)(const Options&, Io&), Io& io, std::optional<int>& exit_code) {
    if constexpr (requires { options->base; }) add_base_options(*command, options->base);
    command->callback([options = options, run, &io, &exit_code] { exit_code = run(*options, io); });
  }
};

}  // namespace counsel::cli
