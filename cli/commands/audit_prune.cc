#include "cli/commands/audit_prune.h"

#include <ostream>

#include "cli/commands/audit_base.h"
#include "cli/commands/decision_filter.h"
#include "cli/complaint.h"
#include "cli/exit_code.h"
#include "cli/render/pruning.h"
#include "kb/decision_log.h"

namespace counsel::cli {

namespace {

/// What is deleted does not come back, so a year that was mistyped is not to delete everything.
OrExit<std::string> read_before(const std::string& typed, Io& io) {
  auto before = read_begin("--before", typed, io);
  const std::string now = act(io).when;
  if (before && *before > now)
    return exit_with(complain(io, {{"`--before` names a time that is still to come, `" + typed + "`: it is " + now,
                                    "name a day or a time that is over"}}));
  return before;
}

}  // namespace

void add_audit_prune(Command& audit) {
  CommandOf<AuditPruneOptions> prune(audit, "prune",
                                     "Delete the decisions that were made before some day\n"
                                     "They are deleted for good, up to the first one made on that day or later. The "
                                     "digests that stand for them are kept, so that what is left verifies as before. "
                                     "That it was done is put on record.");
  prune.value("--before", prune.options.before, "TIME", "What was made before then: 2026-11-20, or 2026-11-20T08:30Z",
              Needed::yes);
  prune.value("--reason", prune.options.reason, "TEXT", "Why, for the record");
  prune.flag("--dry-run", prune.options.dry_run, "Say what would be deleted, and delete nothing");
  add_format_option(prune, prune.options.format);
  prune.examples({"counsel audit prune --before 2016-01-01 --dry-run",
                  "counsel audit prune --before 2016-01-01 --reason \"kept for ten years\""});
  add_base_options(prune, prune.options.base);
  prune.runs(run_audit_prune);
}

int run_audit_prune(const AuditPruneOptions& options, Io& io) {
  const auto before = read_before(options.before, io);
  if (!before) return before.error();
  auto base = open_audited(options.base, io, options.dry_run ? Access::look : Access::change);
  if (!base) return base.error();
  kb::DecisionLog log(*base);
  auto done = or_exit(options.dry_run ? log.prunable(*before)
                                      : log.prune({act(io), options.reason, COUNSEL_VERSION}, *before),
                      io);
  if (!done) return done.error();
  const PruningView view{.pruning = *std::move(done), .before = options.before, .dry_run = options.dry_run};
  io.out << (options.format == OutputFormat::json ? pruning_json(view) : pruning_text(view, answer_style(io)));
  return kDone;
}

}  // namespace counsel::cli
