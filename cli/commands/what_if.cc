#include "cli/commands/what_if.h"

#include <algorithm>
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>

#include "cli/commands/session.h"
#include "cli/complaint.h"
#include "cli/pipeline.h"
#include "cli/render/json.h"
#include "cli/render/what_if.h"
#include "cli/views/what_if.h"
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

}  // namespace

void add_what_if(CLI::App& app, Io& io, std::optional<int>& exit_code) {
  auto options = std::make_shared<WhatIfOptions>();
  CLI::App* command = app.add_subcommand("what-if",
                                         "See what other answers would change\n"
                                         "Ranks the candidates for the case and for the case with some answers set or "
                                         "dropped, and shows both rankings, with the "
                                         "reasons that each candidate would gain and lose. Nothing is written.");
  add_answer_options(*command, options->answers);
  add_values_option(*command, "--set", options->set, "ANSWER",
                    "An answer in place of what the case says, written as there; may be repeated");
  add_values_option(*command, "--drop", options->drop, "NAME", "A question to leave unanswered; may be repeated");
  add_value_option(*command, "--decision", options->decision, "NAME",
                   "What to decide, where the rules decide several things");
  add_count_option(*command, "--top", options->top, "Lines of the ranking to show: 5 unless told, 0 for all");
  add_format_option(*command, options->format);
  add_base_options(*command, options->base);
  command->footer(
      "Examples:\n"
      "  counsel what-if real-time concurrency=high --set team-knows=Ruby\n"
      "  counsel what-if real-time team-size=3 --set team-size=30 --drop real-time");
  command->callback([options, &io, &exit_code] { exit_code = run_what_if(*options, io); });
}

int run_what_if(const WhatIfOptions& options, Io& io) {
  if (options.set.empty() && options.drop.empty())
    return complain(io, {{"no change is given", "such as `--set team-size=3` or `--drop team-size`"}});
  const auto rules = open_rules(options.base.rules, io);
  if (!rules) return rules.error();
  auto given = read_given(options.answers, *rules, io);
  const auto set = read_given({.words = options.set, .files = {}}, *rules, io);
  if (!given || !set) return given ? set.error() : given.error();
  auto changed = changed_answers(*given, *set, options.drop, io);
  if (!changed) return changed.error();
  add_today(*given, rules->program(), io);
  add_today(*changed, rules->program(), io);
  if (same_answers(*given, *changed))
    return complain(io, {{"this changes no answer", "what is set is answered so already"}});
  const auto decision = choose_decision(options.decision, *rules, io);
  if (!decision) return decision.error();
  const auto ready = make_ready(*rules, options.base, io);
  if (!ready) return ready.error();
  const RunLimits limits = run_limits(io);
  const auto before = or_exit(consult(*ready, std::move(*given), limits), io);
  if (!before) return before.error();
  const auto after = or_exit(consult(*ready, std::move(*changed), limits), io);
  if (!after) return after.error();
  const auto view = or_exit(what_if(*ready, *before, *after, *decision, rules->base.name), io);
  if (!view) return view.error();
  io.out << (options.format == OutputFormat::json ? what_if_json(*view)
                                                  : what_if_text(*view, options.top, answer_style(io)));
  return exit_code_of(view->after.outcome);
}

}  // namespace counsel::cli
