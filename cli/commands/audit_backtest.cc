#include "cli/commands/audit_backtest.h"

#include <algorithm>
#include <ostream>

#include "cli/commands/audit_base.h"
#include "cli/exit_code.h"
#include "cli/progress.h"
#include "cli/render/backtest.h"

namespace counsel::cli {

namespace {

/// In the order in which they were made.
OrExit<std::vector<kb::DecisionRecord>> records(const AuditBacktestOptions& options, kb::FactBase& base, Io& io) {
  const auto filter = read_decision_filter(options.filter, io);
  if (!filter) return exit_with(filter.error());
  auto found = or_exit(kb::DecisionLog(base).list(*filter), io);
  if (!found) return found;
  std::erase_if(*found, [](const kb::DecisionRecord& each) { return kb::is_erasure(each.outcome); });
  std::ranges::sort(*found, {}, &kb::DecisionRecord::id);
  return found;
}

OrExit<std::vector<Backtested>> test_all(const std::vector<kb::DecisionRecord>& records, const Rules& edited,
                                         kb::FactBase& base, Io& io) {
  Backtester backtester(edited, base, io);
  Progress progress(io, records.size(), "decisions");
  std::vector<Backtested> tested;
  for (const kb::DecisionRecord& record : records) {
    auto one = backtester.test(record);
    if (io.interrupted()) return exit_with(kInterrupted);
    if (!one) return exit_with(complain(io, one.error()));
    tested.push_back(*std::move(one));
    progress.step();
  }
  return tested;
}

}  // namespace

void add_audit_backtest(Command& audit) {
  CommandOf<AuditBacktestOptions> backtest(
      audit, "backtest",
      "Hold edited rules against the decisions on record\n"
      "Says which would come out differently, by the rule responsible, with an example of each.");
  AuditBacktestOptions& options = backtest.options;
  backtest.word("RULES", options.edited, "The edited rule base: a folder or a file", Needed::yes);
  add_decision_filter_options(backtest, options.filter);
  add_format_option(backtest, options.format);
  backtest.examples(
      {"counsel audit backtest edited-rules", "counsel audit backtest edited-rules --since 2026-01-01 --format json"});
  add_base_options(backtest, backtest.options.base);
  backtest.runs(run_audit_backtest);
}

int run_audit_backtest(const AuditBacktestOptions& options, Io& io) {
  const auto edited = open_rules(options.edited, io);
  if (!edited) return edited.error();
  // What the rules state by themselves has to be in order; otherwise every decision would fail by it.
  if (const auto alone = make_ready(*edited, std::span<const FactFileToRead>(), io); !alone) return alone.error();
  auto base = open_audited(options.base, io);
  if (!base) return base.error();
  const auto found = records(options, *base, io);
  if (!found) return found.error();
  const auto tested = test_all(*found, edited->rules, *base, io);
  if (!tested) return tested.error();
  const BacktestSummary summary = backtest_summary(edited->base.name, *tested);
  io.out << (options.format == OutputFormat::json ? backtest_json(summary) : backtest_text(summary, answer_style(io)));
  if (summary.different() > 0) return kAnswerIsNo;
  return summary.not_run() > 0 ? kIncomplete : kDone;
}

}  // namespace counsel::cli
