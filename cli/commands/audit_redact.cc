#include "cli/commands/audit_redact.h"

#include <ostream>

#include "cli/commands/audit_base.h"
#include "cli/complaint.h"
#include "cli/exit_code.h"
#include "cli/render/redaction.h"
#include "kb/decision_log.h"

namespace counsel::cli {

namespace {

/// Those that were named, or all that are so.
OrExit<std::vector<std::int64_t>> ids_of(const AuditRedactOptions& options, kb::DecisionLog& log, Io& io) {
  const DecisionFilterOptions& of = options.filter;
  const bool by_filter = !(of.since.empty() && of.until.empty() && of.who.empty() && of.purpose.empty());
  if (by_filter == !options.ids.empty())
    return exit_with(complain(io, {{by_filter ? "decisions are named both by number and by what they are"
                                              : "which decisions to redact is not said",
                                    "name their numbers, or else `--who`, `--since`, `--until` or `--purpose`"}}));
  if (!by_filter) return decision_numbers(options.ids, io);
  const auto filter = read_decision_filter(of, io);
  if (!filter) return exit_with(filter.error());
  const auto records = or_exit(log.list(*filter), io);
  if (!records) return exit_with(records.error());
  std::vector<std::int64_t> ids;
  for (const kb::DecisionRecord& record : *records) ids.push_back(record.id);
  return ids;
}

/// Why there was nothing to erase of a decision that was named.
Complaint nothing_to_erase(std::int64_t id, kb::DecisionLog& log) {
  const std::string decision = "decision " + std::to_string(id);
  const auto found = log.find(id);
  if (!found || found->redactions.empty()) return {decision + " withholds nothing that could be erased", ""};
  const kb::DecisionRecord& redaction = found->redactions.back();
  return {decision + " was redacted before: on " + redaction.act.when + ", by " + redaction.act.who + ", as record " +
              std::to_string(redaction.id) + " says",
          ""};
}

}  // namespace

void add_audit_redact(Command& audit) {
  CommandOf<AuditRedactOptions> redact(
      audit, "redact",
      "Erase what is personal in decisions\n"
      "Personal answers, the proofs that quote them and the words of failed asks are erased for good. Everything else "
      "stays, and verifies as before. That it was done is put on record.");
  redact.words("ID", redact.options.ids, "The numbers of decisions");
  add_decision_filter_options(redact, redact.options.filter);
  redact.value("--reason", redact.options.reason, "TEXT", "Why, for the record");
  add_format_option(redact, redact.options.format);
  redact.examples(
      {"counsel audit redact 12 --reason \"anna asked for it\"", "counsel audit redact --until 2025-12-31"});
  add_base_options(redact, redact.options.base);
  redact.runs(run_audit_redact);
}

int run_audit_redact(const AuditRedactOptions& options, Io& io) {
  auto base = open_audited(options.base, io, Access::change);
  if (!base) return base.error();
  kb::DecisionLog log(*base);
  const auto ids = ids_of(options, log, io);
  if (!ids) return ids.error();
  auto done = or_exit(log.redact({act(io), options.reason, COUNSEL_VERSION}, *ids), io);
  if (!done) return done.error();
  if (options.ids.empty()) done->had_nothing.clear();  // nobody named them
  io.out << (options.format == OutputFormat::json ? redaction_json(*done) : redaction_text(*done, answer_style(io)));
  for (const std::int64_t id : done->had_nothing) complain(io, {nothing_to_erase(id, log)});
  if (options.ids.empty() && done->id == 0)
    complain(io, {{"no decision on record like that withholds anything", ""}});
  return done->id == 0 ? kAnswerIsNo : kDone;
}

}  // namespace counsel::cli
