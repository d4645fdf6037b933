#include <ostream>

#include "cli/commands/audit.h"
#include "cli/commands/audit_base.h"
#include "cli/complaint.h"
#include "cli/exit_code.h"
#include "cli/render/decisions.h"
#include "cli/render/json.h"
#include "engine/lang/similar.h"
#include "kb/decision_log.h"

namespace counsel::cli {

namespace {

OrExit<kb::DecisionFilter> read_filter(const AuditListOptions& options, Io& io) {
  auto filter = read_decision_filter(options.filter, io);
  if (!filter) return filter;
  if (!options.outcome.empty()) filter->outcome = options.outcome;
  filter->most = options.most;
  for (const std::string& name : options.candidates) filter->mentions.push_back({kb::MentionKind::candidate, name});
  for (const std::string& name : options.rules) filter->mentions.push_back({kb::MentionKind::rule, name});
  for (const std::string& name : options.facts) filter->mentions.push_back({kb::MentionKind::fact, name});
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
