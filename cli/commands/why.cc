#include "cli/commands/why.h"

#include <ostream>
#include <string_view>

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

/// Of `--all`; how many more there are, the proof says.
constexpr std::size_t kMostSupports = 20;

constexpr std::string_view kExcluded = " excluded";

std::size_t supports(const WhyOptions& options) { return options.all ? kMostSupports : 1; }

/// A proof, or where there is none, why not.
int show(ProofView view, explain::Proof proof, std::string otherwise, const WhyOptions& options, Io& io) {
  const bool holds = !proof.nodes.empty();
  if (!holds) view.headline = std::move(otherwise);
  view.proof = std::move(proof);
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
  const auto ranking = or_exit(decide::rank(asked.ready.program, asked.consultation.model, *target.decision), io);
  if (!ranking) return ranking.error();
  if (ranking->outcome == decide::Outcome::contradiction)
    complain(io, {contradicting_answers()});
  explain::Explainer explainer(grounds_of(asked.ready, asked.consultation));
  const decide::Candidate& candidate = candidate_of(target, *ranking);
  const ProofView view{.headline = {},
                       .proof = {},
                       .question = asked.ready.program.decisions[index(*target.decision)].question,
                       .given = given_views(asked.consultation.answers),
                       .as_of = asked.ready.as_of,
                       .ranking = standings(*ranking, candidate)};
  if (!options.target.ends_with(kExcluded))
    return show(view, explainer.why(*target.decision, candidate, supports(options)), "", options, io);
  return show(view, explainer.why_excluded(candidate, supports(options)), "`" + candidate.label + "` is not excluded",
              options, io);
}

int why_fact(const Target& target, const OpenCase& asked, const WhyOptions& options, Io& io) {
  const lang::Program& program = asked.ready.program;
  explain::Explainer explainer(grounds_of(asked.ready, asked.consultation));
  const auto row = row_of(target, program, asked.consultation.model);
  return show({.headline = {}, .proof = {}, .given = given_views(asked.consultation.answers), .as_of = asked.ready.as_of},
              row ? explainer.why(target.relation, *row, supports(options)) : explain::Proof{},
              "`" + fact_text(target, program) + "` does not hold", options, io);
}

int why_values(RelationId attribute, const OpenCase& asked, const WhyOptions& options, Io& io) {
  const lang::Relation& relation = asked.ready.program.relation(attribute);
  explain::Explainer explainer(grounds_of(asked.ready, asked.consultation));
  return show({.headline = {}, .proof = {}, .given = given_views(asked.consultation.answers), .as_of = asked.ready.as_of}, explainer.why_values(attribute, supports(options)),
              "`" + relation.name + (relation.attribute->asked ? "` is unanswered" : "` has no value"), options, io);
}

/// An attribute by its name alone, where that is not the fact that it is yes.
std::optional<RelationId> named_attribute(const std::string& typed, const lang::Program& program) {
  const auto id = program.find_relation(typed);
  if (!id || !program.relation(*id).attribute) return std::nullopt;
  return program.relation(*id).columns.front().type.type == Type::yes_no ? std::nullopt : id;
}

/// The target without what is asked of it.
std::string_view subject(std::string_view typed) {
  return typed.ends_with(kExcluded) ? typed.substr(0, typed.size() - kExcluded.size()) : typed;
}

}  // namespace

void add_why(Command& program) {
  CommandOf<WhyOptions> command(
      program, "why",
      "Prove a candidate's points, a fact, an exclusion or an attribute's values\n"
      "Shows every step from the conclusion down to facts, answers and documents, each with its file and line.");
  WhyOptions& options = command.options;
  command.word("TARGET", options.target,
               "A candidate, a fact as rules write it, \"X excluded\" or an attribute, between quotes", Needed::yes);
  add_answer_options(command, options.answers);
  command.value("--decision", options.decision, "NAME",
                "The decision that the candidate belongs to, where there are several");
  command.flag("--all", options.all, "Show every way in which it holds, and not the shortest alone");
  add_proof_options(command, options.proof);
  add_base_options(command, options.base);
  add_as_of_option(command, options.base);
  command.examples({"counsel why Phoenix real-time concurrency=high", "counsel why \"Phoenix written-in Elixir\"",
                    "counsel why \"scale is small\" team-size=3 --all", "counsel why scale team-size=3",
                    "counsel why \"Rails excluded\" need=orm"});
  command.runs(run_why);
}

int run_why(const WhyOptions& options, Io& io) {
  const auto rules = open_rules(options.base.rules, io);
  if (!rules) return rules.error();
  const auto attribute = named_attribute(options.target, rules->program());
  const auto target =
      attribute ? OrExit<Target>() : find_target(std::string(subject(options.target)), options.decision, *rules, io);
  if (!target) return target.error();
  auto answers = read_case(options.answers, *rules, io);
  if (!answers) return answers.error();
  const auto asked = run_case(*rules, options.base, std::move(*answers), run_limits(io), io);
  if (!asked) return asked.error();
  if (attribute) return why_values(*attribute, *asked, options, io);
  return target->decision ? why_candidate(*target, *asked, options, io) : why_fact(*target, *asked, options, io);
}

}  // namespace counsel::cli
