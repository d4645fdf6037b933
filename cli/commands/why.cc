#include "cli/commands/why.h"

#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>

#include "cli/commands/session.h"
#include "cli/complaint.h"
#include "cli/exit_code.h"
#include "cli/pipeline.h"
#include "cli/target.h"
#include "cli/views/wording.h"
#include "engine/decide/ranking.h"
#include "engine/explain/why.h"

namespace counsel::cli {

namespace {

int show(ProofView view, const WhyOptions& options, Io& io) {
  const bool holds = !view.proof.nodes.empty();
  io.out << shown(std::move(view), options.proof, answer_style(io));
  return holds ? kDone : kAnswerIsNo;
}

std::vector<StandingView> standings(const decide::Ranking& ranking, const decide::Candidate& proved) {
  std::vector<StandingView> views;
  for (const decide::Candidate& each : ranking.candidates)
    views.push_back({.label = each.label, .rank = each.rank, .tied = each.tied, .points_udb = each.points_udb,
                     .certainty = each.certainty, .proved = &each == &proved});
  return views;
}

int why_candidate(const Target& target, const OpenCase& asked, const WhyOptions& options, Io& io) {
  const auto ranking =
      or_exit(decide::rank(asked.ready.program, asked.consultation.model, *target.decision), io);
  if (!ranking) return ranking.error();
  if (ranking->outcome == decide::Outcome::contradiction)
    complain(io, {{"the answers contradict each other, and nothing is recommended on top of them",
                   "`counsel ask` with the same answers shows how"}});
  explain::Explainer explainer(grounds_of(asked.ready, asked.consultation));
  const decide::Candidate& candidate = candidate_of(target, *ranking);
  return show({.headline = {},
               .proof = explainer.why(*target.decision, candidate),
               .question = asked.ready.program.decisions[index(*target.decision)].question,
               .given = given_views(asked.consultation.answers),
               .ranking = standings(*ranking, candidate)},
              options, io);
}

int why_fact(const Target& target, const OpenCase& asked, const WhyOptions& options, Io& io) {
  const lang::Program& program = asked.ready.program;
  const auto row = row_of(target, program, asked.consultation.model);
  const std::vector<GivenView> given = given_views(asked.consultation.answers);
  if (!row)
    return show({.headline = "`" + fact_text(target, program) + "` does not hold", .proof = {}, .given = given}, options, io);
  explain::Explainer explainer(grounds_of(asked.ready, asked.consultation));
  return show({.headline = {}, .proof = explainer.why(target.relation, *row), .given = given}, options, io);
}

}  // namespace

void add_why(CLI::App& app, Io& io, std::optional<int>& exit_code) {
  auto options = std::make_shared<WhyOptions>();
  CLI::App* command = app.add_subcommand(
      "why",
      "Prove a candidate's points, or a fact\n"
      "Shows every step from the conclusion down to facts, answers and documents, each with its file and line.");
  command->add_option("TARGET", options->target, "A candidate, or a fact as rules write it, between quotes")
      ->required();
  add_answer_options(*command, options->answers);
  add_value_option(*command, "--decision", options->decision, "NAME",
                   "The decision that the candidate belongs to, where there are several");
  add_proof_options(*command, options->proof);
  add_base_options(*command, options->base);
  command->footer(
      "Examples:\n"
      "  counsel why Phoenix real-time concurrency=high\n"
      "  counsel why \"Phoenix written-in Elixir\"\n"
      "  counsel why \"scale is small\" team-size=3");
  command->callback([options, &io, &exit_code] { exit_code = run_why(*options, io); });
}

int run_why(const WhyOptions& options, Io& io) {
  const auto rules = open_rules(options.base.rules, io);
  if (!rules) return rules.error();
  const auto target = find_target(options.target, options.decision, *rules, io);
  if (!target) return target.error();
  auto answers = read_case(options.answers, *rules, io);
  if (!answers) return answers.error();
  const auto asked = run_case(*rules, options.base, std::move(*answers), run_limits(io), io);
  if (!asked) return asked.error();
  return target->decision ? why_candidate(*target, *asked, options, io) : why_fact(*target, *asked, options, io);
}

}  // namespace counsel::cli
