#include <chrono>
#include <ostream>

#include "cli/commands/audit.h"
#include "cli/commands/audit_base.h"
#include "cli/complaint.h"
#include "cli/exit_code.h"
#include "cli/render/decisions.h"
#include "cli/render/json.h"
#include "cli/utc_time.h"
#include "engine/base/value.h"
#include "engine/lang/similar.h"
#include "kb/decision_log.h"

namespace counsel::cli {

namespace {

using namespace std::chrono;

/// The times that are meant, from the first second on and before the last.
struct Period {
  sys_seconds begin, end;
};

/// A day, or a second.
std::optional<Period> read_period(const std::string& typed) {
  if (const auto date = read_date(typed)) {
    const sys_days day{days(date->days)};
    return Period{day, day + days(1)};
  }
  if (const auto time = read_utc_time(typed)) return Period{*time, *time + seconds(1)};
  return std::nullopt;
}

OrExit<std::optional<std::string>> read_time(const std::string& option, const std::string& typed,
                                             sys_seconds Period::*side, Io& io) {
  if (typed.empty()) return std::nullopt;
  const auto period = read_period(typed);
  if (period) return utc_text((*period).*side);
  return exit_with(complain(io, {{"`" + option + "` takes a day or a time, and not `" + typed + "`",
                                  "such as 2026-11-20, 2026-11-20T08:30Z or 2026-11-20T09:30+01:00"}}));
}

std::optional<std::string> if_any(const std::string& typed) { return typed.empty() ? std::nullopt : std::optional(typed); }

OrExit<kb::DecisionFilter> read_filter(const AuditListOptions& options, Io& io) {
  const auto since = read_time("--since", options.since, &Period::begin, io);
  const auto before = read_time("--until", options.until, &Period::end, io);
  if (!since || !before) return exit_with(kCouldNotRun);
  kb::DecisionFilter filter{.who = if_any(options.who),
                            .purpose = if_any(options.purpose),
                            .outcome = if_any(options.outcome),
                            .since = *since,
                            .before = *before,
                            .mentions = {},
                            .most = options.most};
  for (const std::string& name : options.candidates) filter.mentions.push_back({kb::MentionKind::candidate, name});
  for (const std::string& name : options.rules) filter.mentions.push_back({kb::MentionKind::rule, name});
  for (const std::string& name : options.facts) filter.mentions.push_back({kb::MentionKind::fact, name});
  return filter;
}

/// Why nothing was found: mostly a name that no decision mentions.
Complaint nothing_found(const kb::DecisionFilter& filter, kb::DecisionLog& log) {
  for (const kb::Mention& mention : filter.mentions) {
    const auto names = log.mentioned(mention.kind);
    if (!names || std::ranges::find(*names, mention.name) != names->end()) continue;
    const std::string nearest = lang::nearest(mention.name, *names);
    return {"no decision on record rests on the " + std::string(kb::mention_word(mention.kind)) + " `" + mention.name + "`",
            nearest.empty() ? "" : "did you mean `" + nearest + "`?"};
  }
  return {"no decision on record is like that", ""};
}

}  // namespace

int run_audit_list(const AuditListOptions& options, Io& io) {
  const auto filter = read_filter(options, io);
  if (!filter) return filter.error();
  auto base = open_audited(options.base, io);
  if (!base) return base.error();
  kb::DecisionLog log(*base);
  const auto found = or_exit(log.list(*filter), io);
  if (!found) return found.error();
  io.out << (options.format == OutputFormat::json ? decisions_json(*found) : decisions_text(*found, list_style(io)));
  if (!found->empty()) return kDone;
  complain(io, {nothing_found(*filter, log)});
  return kAnswerIsNo;
}

}  // namespace counsel::cli
