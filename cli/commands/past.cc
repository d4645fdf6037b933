#include "cli/commands/past.h"

#include <algorithm>

#include "cli/render/text.h"
#include "engine/base/listed.h"

namespace counsel::cli {

namespace {

/// A file of facts is read as it is now, whatever it held then: an answer from both would be of no time at all.
std::optional<Complaint> facts_without_history(const lang::Program& program) {
  if (program.fact_files.empty()) return std::nullopt;
  std::vector<std::string> files;
  for (const lang::FactFile& each : program.fact_files) files.push_back("`" + each.path + "`");
  return Complaint{"with `--as-of` no facts can be read from files, whose content of then nobody kept: " + listed(files),
                   "`counsel facts import FILE` takes a file into the fact base, which remembers"};
}

/// Statements with `valid from` are no facts to the fact base but rules, and say themselves when they hold.
void say_dated_facts(const lang::Program& program, Io& io) {
  const auto dated = std::ranges::count(program.rules, lang::Rule::Origin::dated_fact, &lang::Rule::origin);
  if (dated == 0) return;
  complain(io, {{"stated with `valid from`, and taken from the rule files as they are now: " +
                     counted(static_cast<std::size_t>(dated), "fact"),
                 "to the fact base these are rules, whose text of then it does not keep"}});
}

}  // namespace

OrExit<PastBase> open_past(const BaseOptions& options, const RuleBase& rules, Io& io) {
  const auto moment = read_moment(options.as_of, io);
  if (!moment) return exit_with(complain(io, {moment.error()}));
  const auto path = find_fact_base(options.database, rules, io);
  if (!path) return exit_with(complain(io, {path.error()}));
  if (*path == ":memory:")
    return exit_with(complain(io, {{"a fact base that keeps nothing has no past for `--as-of`",
                                    "name one that was kept with `--db FILE`"}}));
  io.log.info("looking back in the fact base " + *path);
  auto base = or_exit(kb::FactBase::open(*path, {.read_only = true}), io);
  if (!base) return exit_with(base.error());
  const auto version = or_exit(base->version_at(*moment), io);
  if (!version) return exit_with(version.error());
  return PastBase{std::move(*base), found_moment(options.as_of, *moment, *version)};
}

OrExit<kb::Past> facts_of_then(kb::FactBase& base, const AsOf& at, const kb::Declarations& declarations, Io& io) {
  const std::string version = std::to_string(at.version);
  auto then = or_exit(base.as_of(declarations, at.version), io);
  if (!then) return exit_with(then.error());
  io.log.info("version " + version + " of the base held " + counted(then->records.size(), "fact"));
  if (!then->set_aside.empty())
    complain(io, {{counted(then->set_aside.size(), "fact") + " of version " + version +
                       " no longer fit what the rules declare, and are set aside",
                   "`counsel facts list --as-of " + version + "` shows all that held then"}});
  return then;
}

OrExit<Ready> make_ready_as_of(const OpenRules& rules, const BaseOptions& options, Io& io) {
  if (const auto complaint = facts_without_history(rules.program())) return exit_with(complain(io, {*complaint}));
  auto past = open_past(options, rules.base, io);
  if (!past) return exit_with(past.error());
  auto then = facts_of_then(past->base, past->at, declarations_of(rules.program()), io);
  if (!then) return exit_with(then.error());
  say_dated_facts(rules.program(), io);
  FactSet facts{.facts = {}, .version = past->at.version};
  for (kb::Record& record : then->records) facts.facts.push_back(std::move(record.fact));
  auto ready = take_in(rules.rules, std::move(facts), {}, io);
  if (!ready) return exit_with(complain(io, ready.error()));
  ready->as_of = std::move(past->at);
  ready->as_of->facts = then->digest;
  return std::move(*ready);
}

}  // namespace counsel::cli
