// The words of the command line; what each command does is in its own file.
#include "cli/commands/audit.h"

#include "cli/commands/subcommand.h"

#include "cli/commands/audit_backtest.h"
#include "cli/commands/audit_bundle.h"
#include "cli/commands/audit_checkpoint.h"
#include "cli/commands/audit_diff.h"
#include "cli/commands/audit_export.h"
#include "cli/commands/audit_prune.h"
#include "cli/commands/audit_redact.h"
#include "cli/commands/audit_verify.h"

namespace counsel::cli {

namespace {

void add_list(CLI::App& audit, Io& io, std::optional<int>& exit_code) {
  Subcommand<AuditListOptions> list(audit, "list", "List decisions on record, the newest first");
  CLI::App& command = *list.command;
  AuditListOptions& options = *list.options;
  add_decision_filter_options(command, options.filter);
  add_value_option(command, "--outcome", options.outcome, "WORD",
                   "settled, provisional, undecided, \"nothing fits\", contradiction, failed, redacted or pruned")
      ->check(one_of({"settled", "provisional", "undecided", "nothing fits", "contradiction", "failed", "redacted", "pruned"}));
  add_values_option(command, "--candidate", options.candidates, "NAME", "This candidate leads; may be repeated");
  add_values_option(command, "--rule", options.rules, "NAME", "The leaders' standing rests on this rule; may be repeated");
  add_values_option(command, "--fact", options.facts, "FACT",
                    "The leaders' standing rests on this fact, as proofs state it; may be repeated");
  add_count_option(command, "--limit", options.most, "The newest N: 20 unless told, 0 for all");
  add_format_option(command, options.format);
  list.runs(run_audit_list, io, exit_code);
}

void add_show(CLI::App& audit, Io& io, std::optional<int>& exit_code) {
  Subcommand<AuditShowOptions> show(audit, "show",
                                    "Show a decision as it was made\n"
                                    "Everything is read from the record, whatever became of the rules and facts.");
  show.command->add_option("ID", show.options->id, "The number of the decision")->required();
  add_proof_options(*show.command, show.options->proof);
  show.runs(run_audit_show, io, exit_code);
}

void add_replay(CLI::App& audit, Io& io, std::optional<int>& exit_code) {
  Subcommand<AuditReplayOptions> replay(
      audit, "replay",
      "Run decisions again from their own rules, facts and answers\n"
      "Points, ranking and proof have to come out the same, to the last bit; otherwise the first difference is named.");
  replay.command->add_option("ID", replay.options->ids, "The numbers of decisions");
  replay.command->add_flag("--all", replay.options->all, "Every decision on record");
  add_format_option(*replay.command, replay.options->format);
  replay.command->footer(
      "Examples:\n"
      "  counsel audit replay 12\n"
      "  counsel audit replay --all");
  replay.runs(run_audit_replay, io, exit_code);
}

}  // namespace

void add_audit(CLI::App& app, Io& io, std::optional<int>& exit_code) {
  CLI::App* audit = app.add_subcommand(
      "audit",
      "Look into the decisions on record\n"
      "Every `ask` is recorded in the fact base before its answer is shown.");
  audit->footer(
      "Examples:\n"
      "  counsel audit list --since 2026-11-01 --candidate Phoenix\n"
      "  counsel audit show 12\n"
      "  counsel audit show 12 --format html > decision.html");
  add_list(*audit, io, exit_code);
  add_show(*audit, io, exit_code);
  add_replay(*audit, io, exit_code);
  add_audit_diff(*audit, io, exit_code);
  add_audit_backtest(*audit, io, exit_code);
  add_audit_verify(*audit, io, exit_code);
  add_audit_key(*audit, io, exit_code);
  add_audit_checkpoint(*audit, io, exit_code);
  add_audit_prove(*audit, io, exit_code);
  add_audit_verify_bundle(*audit, io, exit_code);
  add_audit_redact(*audit, io, exit_code);
  add_audit_prune(*audit, io, exit_code);
  add_audit_export(*audit, io, exit_code);
}

}  // namespace counsel::cli
