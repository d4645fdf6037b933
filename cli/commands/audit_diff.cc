#include "cli/commands/audit_diff.h"

#include <ostream>

#include "cli/commands/audit_base.h"
#include "cli/exit_code.h"
#include "cli/render/decision_diff.h"

namespace counsel::cli {

namespace {

OrExit<kb::DecisionInFull> find(const std::string& typed, kb::FactBase& base, Io& io) {
  const auto id = decision_number(typed, io);
  if (!id) return exit_with(id.error());
  auto found = or_exit(kb::DecisionLog(base).find(*id), io);
  if (found && !kb::is_answered(found->record.outcome))
    return exit_with(complain(io, {{"decision " + typed + " came to no answer", "`counsel audit show " + typed + "` says why"}}));
  return found;
}

}  // namespace

void add_audit_diff(Command& audit) {
  CommandOf<AuditDiffOptions> diff(audit, "diff",
                                   "Say what accounts for the difference between two decisions\n"
                                   "The fewest changed answers, facts and rules that turn the first into the second, "
                                   "found by running the cases between "
                                   "them.");
  diff.word("A", diff.options.first, "The number of a decision", Needed::yes);
  diff.word("B", diff.options.second, "The number of another", Needed::yes);
  add_format_option(diff, diff.options.format);
  diff.examples({"counsel audit diff 12 15"});
  add_base_options(diff, diff.options.base);
  diff.runs(run_audit_diff);
}

int run_audit_diff(const AuditDiffOptions& options, Io& io) {
  auto base = open_audited(options.base, io);
  if (!base) return base.error();
  const auto first = find(options.first, *base, io);
  if (!first) return first.error();
  const auto second = find(options.second, *base, io);
  if (!second) return second.error();
  const auto diff = decision_diff(*first, *second, *base, rules_of_today(options.base, io), io);
  if (io.interrupted()) return kInterrupted;
  if (!diff) {
    complain(io, {{diff.error(), ""}});
    return kAnswerIsNo;
  }
  io.out << (options.format == OutputFormat::json ? decision_diff_json(*diff) : decision_diff_text(*diff, answer_style(io)));
  return kDone;
}

}  // namespace counsel::cli
