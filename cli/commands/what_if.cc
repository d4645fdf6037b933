#include "cli/commands/what_if.h"

#include <algorithm>
#include <memory>
#include <ostream>

#include "cli/commands/session.h"
#include "cli/complaint.h"
#include "cli/fact_changes.h"
#include "cli/pipeline.h"
#include "cli/render/diagnostics.h"
#include "cli/render/json.h"
#include "cli/render/what_if.h"
#include "cli/views/what_if.h"
#include "engine/base/utf8.h"
#include "engine/lang/similar.h"

namespace counsel::cli {

namespace {

bool is_about(const std::vector<Fact>& answers, const std::string& attribute) {
  return std::ranges::find(answers, attribute, &Fact::relation) != answers.end();
}

Complaint not_answered(const std::string& attribute, const std::vector<Fact>& answers) {
  std::vector<std::string> answered;
  for (const Fact& answer : answers) answered.push_back(answer.relation);
  const std::string nearest = lang::nearest(attribute, answered);
  return {"`" + attribute + "` is not answered, and cannot be dropped",
          nearest.empty() ? "" : "did you mean `" + nearest + "`?"};
}

bool same_answers(const std::vector<Fact>& before, const std::vector<Fact>& after) {
  return std::ranges::is_permutation(
      before, after, [](const Fact& a, const Fact& b) { return a.relation == b.relation && a.values == b.values; });
}

/// The answers without those that are dropped or set, and with those that are set.
OrExit<std::vector<Fact>> changed_answers(const std::vector<Fact>& given, const std::vector<Fact>& set,
                                          const std::vector<std::string>& drop, Io& io) {
  std::vector<Complaint> complaints;
  for (const std::string& attribute : drop) {
    if (is_about(set, attribute))
      complaints.push_back({"`" + attribute + "` is both set and dropped", ""});
    else if (!is_about(given, attribute))
      complaints.push_back(not_answered(attribute, given));
  }
  if (!complaints.empty()) return exit_with(complain(io, complaints));
  std::vector<Fact> changed;
  for (const Fact& answer : given)
    if (!is_about(set, answer.relation) && std::ranges::find(drop, answer.relation) == drop.end())
      changed.push_back(answer);
  changed.insert(changed.end(), set.begin(), set.end());
  return changed;
}

OrExit<FactChanges> changed_facts(const WhatIfOptions& options, const OpenRules& rules, Io& io) {
  std::vector<Complaint> complaints;
  for (const auto* facts : {&options.with, &options.without})
    for (const std::string& fact : *facts)
      if (first_invalid_utf8(fact)) complaints.push_back({"the fact `" + fact + "` is not UTF-8 text", ""});
  if (!complaints.empty()) return exit_with(complain(io, complaints));
  if (options.with.empty() && options.without.empty()) return FactChanges{};
  ReadFactChanges read = read_fact_changes(options.with, options.without, rules.rules);
  if (read.diagnostics.empty()) return std::move(read.changes);
  io.err << diagnostics_text(read.diagnostics, read.sources, message_style(io));
  return exit_with(complain(io, {{"the facts have " + diagnostics_summary(read.diagnostics), ""}}));
}

/// The rules with the facts as they would be.
struct Supposed {
  std::unique_ptr<const Rules> rules;  // `ready` refers to them
  Ready ready;
};

OrExit<Supposed> suppose(const OpenRules& open, const OpenCase& before, const FactChanges& changes, Io& io) {
  if (const auto complaints = needless(changes, before.ready, before.consultation.model); !complaints.empty())
    return exit_with(complain(io, complaints));
  auto rules = std::make_unique<const Rules>(supposed_rules(open.rules, changes));
  auto ready = take_in(*rules, supposed_facts(before.ready.facts, changes, *rules->program),
                       no_longer_stated(changes, *rules->program), io);
  if (!ready) return exit_with(complain(io, ready.error()));
  return Supposed{std::move(rules), std::move(*ready)};
}

}  // namespace

void add_what_if(Command& program) {
  CommandOf<WhatIfOptions> command(program, "what-if",
                                   "See what other answers and facts would change\n"
                                   "Ranks the candidates for the case and for the case with some answers set or "
                                   "dropped and some facts added or withdrawn, and shows both rankings, with the "
                                   "reasons that each candidate would gain and lose. Nothing is written.");
  WhatIfOptions& options = command.options;
  add_answer_options(command, options.answers);
  command.values("--set", options.set, "ANSWER",
                 "An answer in place of what the case says, written as there; may be repeated");
  command.values("--drop", options.drop, "NAME", "A question to leave unanswered; may be repeated");
  command.values("--with", options.with, "FACT",
                 "A fact that would hold as well, as rules write it, between quotes; may be repeated");
  command.values("--without", options.without, "FACT",
                 "A stated fact that would hold no more, wherever it is stated; may be repeated");
  command.value("--decision", options.decision, "NAME", "What to decide, where the rules decide several things");
  command.count("--top", options.top, "Lines of the ranking to show: 5 unless told, 0 for all");
  add_format_option(command, options.format);
  add_base_options(command, options.base);
  add_as_of_option(command, options.base);
  command.examples({"counsel what-if real-time concurrency=high --set team-knows=Ruby",
                    "counsel what-if real-time team-size=3 --set team-size=30 --drop real-time",
                    "counsel what-if real-time --with 'Gin offers websocket' --without 'Phoenix written-in Elixir'"});
  command.runs(run_what_if);
}

int run_what_if(const WhatIfOptions& options, Io& io) {
  if (options.set.empty() && options.drop.empty() && options.with.empty() && options.without.empty())
    return complain(io, {{"no change is given", "such as `--set team-size=3`, `--drop team-size` or `--with FACT`"}});
  const auto rules = open_rules(options.base.rules, io);
  if (!rules) return rules.error();
  auto given = read_case(options.answers, *rules, io);
  const auto set = read_case({.words = options.set, .files = {}}, *rules, io);
  if (!given || !set) return given ? set.error() : given.error();
  auto changed = changed_answers(*given, *set, options.drop, io);
  if (!changed) return changed.error();
  const auto facts = changed_facts(options, *rules, io);
  if (!facts) return facts.error();
  const auto decision = choose_decision(options.decision, *rules, io);
  if (!decision) return decision.error();
  const RunLimits limits = run_limits(io);
  const auto before = run_case(*rules, options.base, std::move(*given), limits, io);
  if (!before) return before.error();
  if (const auto added = add_today(*changed, before->ready, io); !added) return added.error();
  if (same_answers(before->consultation.answers, *changed) && !facts->any())
    return complain(io, {{"this changes no answer", "what is set is answered so already"}});
  std::optional<Supposed> supposed;
  if (facts->any()) {
    auto made = suppose(*rules, *before, *facts, io);
    if (!made) return made.error();
    supposed.emplace(std::move(*made));
  }
  const Ready& ready = supposed ? supposed->ready : before->ready;
  const auto after = or_exit(consult(ready, std::move(*changed), limits), io);
  if (!after) return after.error();
  const auto view = or_exit(what_if({before->ready, before->consultation}, {ready, *after}, *facts, *decision,
                                    rules->base.name, limits),
                            io);
  if (!view) return view.error();
  io.out << (options.format == OutputFormat::json ? what_if_json(*view)
                                                  : what_if_text(*view, options.top, answer_style(io)));
  return exit_code_of(view->after.outcome);
}

}  // namespace counsel::cli
