#include "cli/audit/recorder.h"

#include "cli/complaint.h"
#include "cli/disk_files.h"
#include "cli/exit_code.h"
#include "engine/lang/load.h"
#include "kb/decision_log.h"

namespace counsel::cli {

namespace {

Result<std::int64_t> append(const kb::DecisionEntry& entry, const std::string& path, const Io& io) {
  auto id = kb::FactBase::open(path).and_then([&](kb::FactBase base) { return kb::DecisionLog(base).take_in(entry); });
  if (id) io.log.info("on record as decision " + std::to_string(*id));
  return id;
}

}  // namespace

bool is_recorded(const RecordOptions& options, const BaseOptions& base, const RuleBase& rules, const Io& io) {
  const auto path = find_fact_base(base.database, rules, io);
  return !options.no_record && path != ":memory:";
}

OrExit<void> record(const kb::DecisionEntry& entry, const BaseOptions& base, const RuleBase& rules, Io& io) {
  const auto path = find_fact_base(base.database, rules, io);
  if (!path) return exit_with(complain(io, {path.error()}));
  const auto id = append(entry, *path, io);
  if (!id) return exit_with(complain(io, {{id.error().message, "`--no-record` answers without keeping a record"}}));
  return {};
}

void record_failure(const FailedAsk& failed, const RecordOptions& options, const BaseOptions& base, Io& io) {
  const auto rules = find_rule_base(base.rules, io);
  if (!rules || !is_recorded(options, base, *rules, io)) return;
  const auto path = find_fact_base(base.database, *rules, io);
  if (!path) return;  // which has been said, since nothing can be asked without one
  const lang::Loaded loaded = lang::load(rules->path.string(), DiskFiles(io.folder));
  const auto id = append(failed_entry(failed, *rules, loaded.sources, options.purpose, io), *path, io);
  if (!id && failed.said.find(id.error().message) == std::string::npos) complain(io, id.error());
}

}  // namespace counsel::cli
