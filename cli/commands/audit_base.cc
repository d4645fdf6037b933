#include "cli/commands/audit_base.h"

#include "cli/complaint.h"

namespace counsel::cli {

OrExit<kb::FactBase> open_audited(const BaseOptions& options, Io& io) {
  RuleBase rules;
  if (options.database.empty() && !io.variable("COUNSEL_DB")) {
    auto found = find_rule_base(options.rules, io);
    if (!found) return exit_with(complain(io, {found.error()}));
    rules = *std::move(found);
  }
  const auto path = find_fact_base(options.database, rules, io);
  if (!path) return exit_with(complain(io, {path.error()}));
  if (*path == ":memory:")
    return exit_with(complain(io, {{"a fact base that keeps nothing has no decisions on record",
                                    "name one that was kept with `--db FILE`"}}));
  return or_exit(kb::FactBase::open(*path, {.read_only = true}), io);
}

OrExit<std::int64_t> decision_number(const std::string& typed, Io& io) {
  const auto number = read_value(Type::integer, typed);
  if (!number) return exit_with(complain(io, {{"`" + typed + "` is no number of a decision", ""}}));
  return std::get<std::int64_t>(*number);
}

}  // namespace counsel::cli
