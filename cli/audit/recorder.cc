#include "cli/audit/recorder.h"

#include "cli/complaint.h"
#include "cli/disk_files.h"
#include "cli/exit_code.h"
#include "engine/lang/load.h"
#include "kb/decision_log.h"

namespace counsel::cli {

namespace {

/// Whether it is time to file.
Result<bool> append(const kb::DecisionEntry& entry, const std::string& path, const Io& io) {
  auto base = kb::FactBase::open(path);
  if (!base) return tl::unexpected<Error>(base.error());
  kb::DecisionLog log(*base);
  const auto id = log.take_in(entry);
  if (!id) return tl::unexpected<Error>(id.error());
  io.log.info("on record as decision " + std::to_string(*id));
  return log.is_full();
}

void file(const std::string& path, const Io& io) {
  auto base = kb::FactBase::open(path);
  const auto filed = base ? kb::DecisionLog(*base).file_arrived() : tl::unexpected<Error>(base.error());
  io.log.info(filed ? "filed up to decision " + std::to_string(*filed) : filed.error().message);
}

}  // namespace

bool is_recorded(const RecordOptions& options, const BaseOptions& base, const RuleBase& rules, const Io& io) {
  const auto path = find_fact_base(base.database, rules, io);
  return !options.no_record && path != ":memory:";
}

OrExit<bool> record(const kb::DecisionEntry& entry, const BaseOptions& base, const RuleBase& rules, Io& io) {
  const auto path = find_fact_base(base.database, rules, io);
  if (!path) return exit_with(complain(io, {path.error()}));
  const auto is_full = append(entry, *path, io);
  if (!is_full) return exit_with(complain(io, {{is_full.error().message, "`--no-record` answers without keeping a record"}}));
  return *is_full;
}

void file_records(const BaseOptions& base, const RuleBase& rules, const Io& io) {
  if (const auto path = find_fact_base(base.database, rules, io)) file(*path, io);
}

void record_failure(const FailedAsk& failed, const RecordOptions& options, const BaseOptions& base, Io& io) {
  const auto rules = find_rule_base(base.rules, io);
  if (!rules || !is_recorded(options, base, *rules, io)) return;
  const auto path = find_fact_base(base.database, *rules, io);
  if (!path) return;  // which has been said, since nothing can be asked without one
  const lang::Loaded loaded = lang::load(rules->path.string(), DiskFiles(io.folder));
  const auto is_full = append(failed_entry(failed, *rules, loaded.sources, options.purpose, io), *path, io);
  if (!is_full && failed.said.find(is_full.error().message) == std::string::npos) complain(io, is_full.error());
  if (is_full && *is_full) file(*path, io);
}

}  // namespace counsel::cli
