// The words of the command line; what each command does is in its own file.
#include "cli/commands/audit.h"

#include <memory>

#include <CLI/CLI.hpp>

namespace counsel::cli {

namespace {

void add_replay(CLI::App& audit, Io& io, std::optional<int>& exit_code) {
  auto options = std::make_shared<AuditReplayOptions>();
  CLI::App* command = audit.add_subcommand(
      "replay",
      "Run decisions again from their own rules, facts and answers\n"
      "Points, ranking and proof have to come out the same, to the last bit; otherwise the first difference is named.");
  command->add_option("ID", options->ids, "The numbers of decisions");
  command->add_flag("--all", options->all, "Every decision on record");
  add_format_option(*command, options->format);
  add_base_options(*command, options->base);
  command->footer(
      "Examples:\n"
      "  counsel audit replay 12\n"
      "  counsel audit replay --all");
  command->callback([options, &io, &exit_code] { exit_code = run_audit_replay(*options, io); });
}

}  // namespace

void add_audit(CLI::App& app, Io& io, std::optional<int>& exit_code) {
  CLI::App* audit = app.add_subcommand(
      "audit",
      "Look into the decisions on record\n"
      "Every `ask` is recorded in the fact base before its answer is shown.");
  add_replay(*audit, io, exit_code);
}

}  // namespace counsel::cli
