// The words of the command line; what each command does is in its own file.
#include "cli/commands/audit.h"

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

void add_list(Command& audit) {
  CommandOf<AuditListOptions> list(audit, "list", "List decisions on record, the newest first");
  add_decision_filter_options(list, list.options.filter);
  const std::vector<std::string> outcomes = {"settled",       "provisional", "undecided", "nothing fits",
                                             "contradiction", "failed",      "redacted",  "pruned"};
  list.choice(
      "--outcome", outcomes, [&chosen = list.options.outcome](const std::string& word) { chosen = word; }, "WORD",
      "settled, provisional, undecided, \"nothing fits\", contradiction, failed, redacted or pruned");
  list.values("--candidate", list.options.candidates, "NAME", "This candidate leads; may be repeated");
  list.values("--rule", list.options.rules, "NAME", "The leaders' standing rests on this rule; may be repeated");
  list.values("--fact", list.options.facts, "FACT",
              "The leaders' standing rests on this fact, as proofs state it; may be repeated");
  list.count("--limit", list.options.most, "The newest N: 20 unless told, 0 for all");
  add_format_option(list, list.options.format);
  add_base_options(list, list.options.base);
  list.runs(run_audit_list);
}

void add_show(Command& audit) {
  CommandOf<AuditShowOptions> show(audit, "show",
                                   "Show a decision as it was made\n"
                                   "Everything is read from the record, whatever became of the rules and facts.");
  show.word("ID", show.options.id, "The number of the decision", Needed::yes);
  add_proof_options(show, show.options.proof);
  add_base_options(show, show.options.base);
  show.runs(run_audit_show);
}

void add_replay(Command& audit) {
  CommandOf<AuditReplayOptions> replay(
      audit, "replay",
      "Run decisions again from their own rules, facts and answers\n"
      "Points, ranking and proof have to come out the same, to the last bit; otherwise the first difference is named.");
  replay.words("ID", replay.options.ids, "The numbers of decisions");
  replay.flag("--all", replay.options.all, "Every decision on record");
  add_format_option(replay, replay.options.format);
  replay.examples({"counsel audit replay 12", "counsel audit replay --all"});
  add_base_options(replay, replay.options.base);
  replay.runs(run_audit_replay);
}

}  // namespace

void add_audit(Command& program) {
  Command audit(program, "audit",
                "Look into the decisions on record\n"
                "Every `ask` is recorded in the fact base before its answer is shown.");
  audit.examples({"counsel audit list --since 2026-11-01 --candidate Phoenix", "counsel audit show 12",
                  "counsel audit show 12 --format html > decision.html"});
  add_list(audit);
  add_show(audit);
  add_replay(audit);
  add_audit_diff(audit);
  add_audit_backtest(audit);
  add_audit_verify(audit);
  add_audit_key(audit);
  add_audit_checkpoint(audit);
  add_audit_prove(audit);
  add_audit_verify_bundle(audit);
  add_audit_redact(audit);
  add_audit_prune(audit);
  add_audit_export(audit);
}

}  // namespace counsel::cli
