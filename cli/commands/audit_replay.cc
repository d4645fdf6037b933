#include <algorithm>
#include <ostream>

#include "cli/audit/replay_all.h"
#include "cli/commands/audit.h"
#include "cli/commands/audit_base.h"
#include "cli/complaint.h"
#include "cli/exit_code.h"
#include "cli/render/replay.h"
#include "kb/decision_log.h"

namespace counsel::cli {

namespace {

OrExit<std::vector<std::int64_t>> ids_of(const AuditReplayOptions& options, kb::FactBase& base, Io& io) {
  if (options.all == !options.ids.empty())
    return exit_with(complain(io, {{options.all ? "`--all` and single decisions are both named"
                                                : "which decisions to run again is not said",
                                    "name their numbers, or `--all`"}}));
  if (!options.all) return decision_numbers(options.ids, io);
  std::vector<std::int64_t> ids;
  const auto records = or_exit(kb::DecisionLog(base).list({}), io);
  if (!records) return exit_with(records.error());
  for (const kb::DecisionRecord& record : *records) ids.push_back(record.id);
  std::ranges::reverse(ids);  // the log has the newest first
  return ids;
}

}  // namespace

int run_audit_replay(const AuditReplayOptions& options, Io& io) {
  auto base = open_audited(options.base, io);
  if (!base) return base.error();
  const auto ids = ids_of(options, *base, io);
  if (!ids) return ids.error();
  const auto run = or_exit(replay_all(*base, *ids, rules_of_today(options.base, io), io), io);
  if (!run) return run.error();
  if (io.interrupted()) return kInterrupted;
  const std::vector<Replayed>& replayed = *run;
  io.out << (options.format == OutputFormat::json ? replay_json(replayed) : replay_text(replayed, answer_style(io)));
  const auto any = [&](Replayed::Verdict verdict) {
    return std::ranges::find(replayed, verdict, &Replayed::verdict) != replayed.end();
  };
  if (any(Replayed::Verdict::drifted)) return kAuditMismatch;
  return any(Replayed::Verdict::impossible) ? kAnswerIsNo : kDone;
}

}  // namespace counsel::cli
