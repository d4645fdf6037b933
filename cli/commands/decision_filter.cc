#include "cli/commands/decision_filter.h"

#include <chrono>

#include "cli/commands/options.h"
#include "cli/exit_code.h"
#include "cli/utc_time.h"
#include "engine/base/value.h"

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

OrExit<std::string> read_time(const std::string& option, const std::string& typed, sys_seconds Period::*side, Io& io) {
  const auto period = read_period(typed);
  if (period) return utc_text((*period).*side);
  return exit_with(complain(io, {{"`" + option + "` takes a day or a time, and not `" + typed + "`",
                                  "such as 2026-11-20, 2026-11-20T08:30Z or 2026-11-20T09:30+01:00"}}));
}

/// The same, where anything is typed.
OrExit<std::optional<std::string>> if_typed(const std::string& option, const std::string& typed, sys_seconds Period::*side,
                                            Io& io) {
  if (typed.empty()) return std::nullopt;
  return read_time(option, typed, side, io);
}

std::optional<std::string> if_any(const std::string& typed) { return typed.empty() ? std::nullopt : std::optional(typed); }

}  // namespace

void add_decision_filter_options(Command& command, DecisionFilterOptions& options) {
  command.value("--since", options.since, "TIME", "From this time on: 2026-11-20, or 2026-11-20T08:30Z");
  command.value("--until", options.until, "TIME", "Up to this time, a day to its end");
  command.value("--who", options.who, "NAME", "Asked by this user");
  command.value("--purpose", options.purpose, "TEXT", "Asked for this purpose");
}

OrExit<std::string> read_begin(const std::string& option, const std::string& typed, Io& io) {
  return read_time(option, typed, &Period::begin, io);
}

OrExit<kb::DecisionFilter> read_decision_filter(const DecisionFilterOptions& options, Io& io) {
  const auto since = if_typed("--since", options.since, &Period::begin, io);
  const auto before = if_typed("--until", options.until, &Period::end, io);
  if (!since || !before) return exit_with(kCouldNotRun);
  return kb::DecisionFilter{.who = if_any(options.who),
                            .purpose = if_any(options.purpose),
                            .outcome = std::nullopt,
                            .since = *since,
                            .before = *before,
                            .mentions = {},
                            .most = 0};
}

}  // namespace counsel::cli
