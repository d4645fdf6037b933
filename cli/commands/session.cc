#include "cli/commands/session.h"

#include <algorithm>
#include <chrono>
#include <ostream>

#include "cli/answers.h"
#include "cli/case_facts.h"
#include "cli/commands/past.h"
#include "cli/complaint.h"
#include "cli/disk_files.h"
#include "cli/exit_code.h"
#include "cli/render/diagnostics.h"
#include "cli/render/text.h"
#include "cli/utc_time.h"
#include "engine/base/listed.h"
#include "engine/lang/similar.h"

namespace counsel::cli {

namespace {

bool only_of_query(const Rules& rules) {
  return rules.query && std::ranges::all_of(rules.diagnostics, [&](const lang::Diagnostic& diagnostic) {
           return diagnostic.span.file == *rules.query;
         });
}

}  // namespace

OrExit<OpenRules> open_rules(const std::string& typed, Io& io, const std::optional<std::string>& query) {
  const auto base = find_rule_base(typed, io);
  if (!base) return exit_with(complain(io, {base.error()}));
  OpenRules open{*base, read_rules(*base, DiskFiles(io.folder), query)};
  io.log.info("read " + counted(open.rules.sources.size(), "rule file") + " of " + base->path.string());
  if (!open.rules.program) {
    io.err << diagnostics_text(open.rules.diagnostics, open.rules.sources, message_style(io));
    const std::string about = only_of_query(open.rules) ? "the condition" : "the rule base `" + base->name + "`";
    complain(io, {{about + " has " + diagnostics_summary(open.rules.diagnostics), ""}});
    return exit_with(kCouldNotRun);
  }
  if (!open.rules.diagnostics.empty())
    io.log.info("the rules have " + diagnostics_summary(open.rules.diagnostics) + "; `counsel check` shows them");
  return open;
}

OrExit<kb::FactBase> open_fact_base(const BaseOptions& options, const RuleBase& rules, Io& io) {
  const auto path = find_fact_base(options.database, rules, io);
  if (!path) return exit_with(complain(io, {path.error()}));
  io.log.info("opening the fact base " + *path);
  auto base = kb::FactBase::open(*path);
  if (!base) return exit_with(complain(io, base.error()));
  return std::move(*base);
}

OrExit<Ready> make_ready(const OpenRules& rules, const BaseOptions& options, Io& io, FactSource* from) {
  if (!options.as_of.empty()) return make_ready_as_of(rules, options, io);
  auto base = open_fact_base(options, rules.base, io);
  if (!base) return exit_with(base.error());
  auto ready = take_in(rules.rules, *base, time_text(io), io, from);
  if (!ready) return exit_with(complain(io, ready.error()));
  io.log.info("version " + std::to_string(ready->facts.version) + " of the base holds " +
              counted(ready->facts.facts.size(), "fact"));
  report_changes(ready->changes, io);
  return std::move(*ready);
}

OrExit<Ready> make_ready(const OpenRules& rules, std::span<const FactFileToRead> files, Io& io) {
  auto ready = take_in(rules.rules, files, io);
  if (!ready) return exit_with(complain(io, ready.error()));
  io.log.info("read " + counted(files.size(), "file") + " of facts");
  return std::move(*ready);
}

OrExit<OpenCase> run_case(const OpenRules& rules, const BaseOptions& options, std::vector<Fact> answers,
                          const RunLimits& limits, Io& io, FactSource* from) {
  auto ready = make_ready(rules, options, io, from);
  if (!ready) return exit_with(ready.error());
  if (const auto added = add_today(answers, *ready, io); !added) return exit_with(added.error());
  auto consultation = or_exit(consult(*ready, std::move(answers), limits), io);
  if (!consultation) return exit_with(consultation.error());
  return OpenCase{std::move(*ready), std::move(*consultation)};
}

OrExit<std::vector<Fact>> read_case(const AnswerOptions& options, const OpenRules& rules, Io& io) {
  Answers answers = read_answers(options.words, options.files, io);
  CaseFacts read = case_facts(answers.given, rules.program());
  std::vector<Complaint>& complaints = answers.complaints;
  complaints.insert(complaints.end(), read.complaints.begin(), read.complaints.end());
  if (!complaints.empty()) return exit_with(complain(io, complaints));
  return std::move(read.facts);
}

OrExit<void> add_today(std::vector<Fact>& answers, const Ready& ready, Io& io) {
  const auto today = ready.program.find_relation("today");
  if (!today || !lang::is_read(ready.program, *today)) return {};
  if (std::ranges::find(answers, "today", &Fact::relation) != answers.end()) return {};
  if (ready.as_of && !ready.as_of->day)
    return exit_with(complain(io, {{"the rules read which day it is, and version 0 has none",
                                    "say which, such as `today=2026-11-20`, or name a time with `--as-of`"}}));
  answers.push_back({.relation = "today",
                     .values = {ready.as_of ? *ready.as_of->day : *read_date(time_text(io).substr(0, 10))},
                     .origin = Origin::answer,
                     .place = ready.as_of ? "the day of --as-of " + ready.as_of->typed : "the date of this day"});
  return {};
}

OrExit<DecisionId> choose_decision(const std::string& name, const OpenRules& rules, Io& io) {
  const lang::Program& program = rules.program();
  std::vector<std::string> names;
  for (const lang::Decision& decision : program.decisions) names.push_back(decision.name);
  if (names.empty())
    return exit_with(
        complain(io, {{"the rule base `" + rules.base.name + "` decides nothing", "it has no `decision` statement"}}));
  if (name.empty() && names.size() == 1) return DecisionId{0};
  const std::string choices = "it decides " + listed(names) + ": add `--decision NAME`";
  if (name.empty())
    return exit_with(complain(io, {{"the rule base `" + rules.base.name + "` decides several things", choices}}));
  if (const auto found = program.find_decision(name)) return *found;
  const std::string nearest = lang::nearest(name, names);
  return exit_with(complain(
      io, {{"no decision is called `" + name + "`", nearest.empty() ? choices : "did you mean `" + nearest + "`?"}}));
}

Complaint contradicting_answers() {
  return {"the answers contradict each other, and nothing is recommended on top of them",
          "`counsel ask` with the same answers shows how"};
}

int exit_code_of(decide::Outcome outcome) {
  switch (outcome) {
    case decide::Outcome::settled:
    case decide::Outcome::provisional:
      return kDone;
    case decide::Outcome::undecided:
      return kIncomplete;
    case decide::Outcome::nothing_fits:
    case decide::Outcome::contradiction:
      break;
  }
  return kAnswerIsNo;
}

RunLimits run_limits(const Io& io) {
  RunLimits limits = io.limits;
  limits.stop = io.interrupted;
  const std::int64_t began = io.now_ms();
  limits.elapsed_ms = [&io, began] { return static_cast<std::uint64_t>(std::max<std::int64_t>(io.now_ms() - began, 0)); };
  return limits;
}

std::string time_text(const Io& io) {
  using namespace std::chrono;
  return utc_text(floor<seconds>(sys_time(milliseconds(io.now_ms()))));
}

kb::Act act(const Io& io) {
  const std::string user = io.variable("USER").value_or(io.variable("LOGNAME").value_or("unknown"));
  return {.who = user, .when = time_text(io)};
}

void report_changes(const kb::BroughtIn& changes, Io& io) {
  if (changes.added + changes.closed > 0)
    io.log.info("the rule files changed: " + counted(changes.added, "fact") + " added, " +
                std::to_string(changes.closed) + " closed");
  if (changes.kept_retracted > 0) io.log.info(counted(changes.kept_retracted, "stated fact") + " stay retracted");
  if (changes.set_aside.empty()) return;
  complain(io, {{counted(changes.set_aside.size(), "fact") +
                     " added by hand or import no longer fit what the rules declare, and are set aside",
                 "`counsel facts list --all` shows them; they come back when they fit again"}});
}

}  // namespace counsel::cli
