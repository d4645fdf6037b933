#include "cli/commands/audit_base.h"

#include "cli/complaint.h"

namespace counsel::cli {

OrExit<kb::FactBase> open_audited(const BaseOptions& options, Io& io, Access access) {
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
  auto base = kb::FactBase::open(*path, {.read_only = true});
  if (base && access == Access::change) base = kb::FactBase::open(*path);
  return or_exit(std::move(base), io);
}

std::optional<std::filesystem::path> rules_of_today(const BaseOptions& options, const Io& io) {
  const auto rules = find_rule_base(options.rules, io);
  return rules ? std::optional(rules->folder) : std::nullopt;
}

OrExit<std::int64_t> decision_number(const std::string& typed, Io& io) {
  const auto number = read_value(Type::integer, typed);
  if (!number) return exit_with(complain(io, {{"`" + typed + "` is no number of a decision", ""}}));
  return std::get<std::int64_t>(*number);
}

OrExit<std::vector<std::int64_t>> decision_numbers(const std::vector<std::string>& typed, Io& io) {
  std::vector<std::int64_t> ids;
  for (const std::string& each : typed) {
    const auto id = decision_number(each, io);
    if (!id) return exit_with(id.error());
    ids.push_back(*id);
  }
  return ids;
}

}  // namespace counsel::cli
