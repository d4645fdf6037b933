#include "cli/commands/why.h"

#include <algorithm>
#include <span>
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>

#include "cli/commands/session.h"
#include "cli/complaint.h"
#include "cli/exit_code.h"
#include "cli/fact_words.h"
#include "cli/pipeline.h"
#include "cli/render/json.h"
#include "cli/render/proof.h"
#include "cli/render/text.h"
#include "cli/typed_fact.h"
#include "engine/base/check.h"
#include "engine/decide/ranking.h"
#include "engine/explain/why.h"
#include "engine/lang/sentence.h"
#include "engine/lang/similar.h"

namespace counsel::cli {

namespace {

/// What is to be proved: a candidate of a decision, or a fact.
struct Target {
  std::optional<DecisionId> decision;
  std::string candidate;
  RelationId relation{};
  std::vector<Value> values;
};

const lang::Kind::Member* find_candidate(const lang::Program& program, const lang::Decision& decision,
                                         const std::string& typed) {
  if (const auto* member = program.find_member(decision.candidates, typed)) return member;
  for (const lang::Kind::Member& member : program.kind(decision.candidates).members)
    if (member.label == typed) return &member;
  return nullptr;
}

Complaint unknown_target(const std::string& typed, const lang::Program& program) {
  std::vector<std::string> names;
  for (const lang::Decision& decision : program.decisions)
    for (const lang::Kind::Member& member : program.kind(decision.candidates).members)
      names.insert(names.end(), {member.name, member.label});
  const std::string nearest = lang::nearest(typed, names);
  return {"`" + typed + "` is neither a candidate nor a fact",
          nearest.empty()
              ? "a fact is written as in rules, between quotes: \"Phoenix written-in Elixir\", \"scale is small\""
              : "did you mean `" + nearest + "`?"};
}

OrExit<Target> find_target(const WhyOptions& options, const OpenRules& rules, Io& io) {
  const lang::Program& program = rules.program();
  std::vector<Target> found;
  for (std::size_t i = 0; i < program.decisions.size(); ++i) {
    const lang::Decision& decision = program.decisions[i];
    if (!options.decision.empty() && decision.name != options.decision) continue;
    if (const auto* member = find_candidate(program, decision, options.target))
      found.push_back({.decision = static_cast<DecisionId>(i), .candidate = member->name});
  }
  if (found.size() == 1) return found[0];
  // Several decisions are about this candidate, or the one that was named does not exist: both are said there.
  if (found.size() > 1 || !options.decision.empty()) {
    const auto decision = choose_decision(options.decision, rules, io);
    if (!decision) return exit_with(decision.error());
  }
  const auto words = read_fact_words({options.target}, program);
  if (!words) return exit_with(complain(io, {unknown_target(options.target, program)}));
  const auto fact = typed_fact(*words, program);
  if (!fact) return exit_with(complain(io, fact.error()));
  return Target{.relation = words->relation, .values = fact->values};
}

int show_proof(const explain::Proof& proof, const WhyOptions& options, Io& io) {
  io.out << (options.format == OutputFormat::json ? proof_json(proof) : proof_text(proof, answer_style(io)));
  return kDone;
}

int why_candidate(const Target& target, const OpenCase& asked, const WhyOptions& options, Io& io) {
  const auto ranking =
      or_exit(decide::rank(asked.ready.program, asked.consultation.model, *target.decision), io);
  if (!ranking) return ranking.error();
  if (ranking->outcome == decide::Outcome::contradiction)
    complain(io, {{"the answers contradict each other, and nothing is recommended on top of them",
                   "`counsel ask` with the same answers shows how"}});
  explain::Explainer explainer(grounds_of(asked.ready, asked.consultation));
  const auto candidate = std::ranges::find(ranking->candidates, target.candidate, &decide::Candidate::name);
  COUNSEL_CHECK(candidate != ranking->candidates.end(), "a ranking has every candidate");
  return show_proof(explainer.why(*candidate), options, io);
}

/// The fact's row, however certain it is.
std::optional<RowId> row_of(const Target& target, const lang::Program& program, const eval::Model& model) {
  const lang::Relation& relation = program.relation(target.relation);
  if (!relation.uncertain) return model.find(target.relation, target.values);
  for (const RowId row : model.sorted_rows(target.relation)) {
    const std::vector<Value> values = model.values(target.relation, row);
    if (std::equal(values.begin(), values.end() - 1, target.values.begin())) return row;
  }
  return std::nullopt;
}

int why_fact(const Target& target, const OpenCase& asked, const WhyOptions& options, Io& io) {
  const lang::Program& program = asked.ready.program;
  if (const auto row = row_of(target, program, asked.consultation.model)) {
    explain::Explainer explainer(grounds_of(asked.ready, asked.consultation));
    return show_proof(explainer.why(target.relation, *row), options, io);
  }
  const lang::Relation& relation = program.relation(target.relation);
  if (options.format == OutputFormat::json)
    io.out << proof_json({});
  else
    io.out << "`" << printable(lang::fact_text(relation, std::span(target.values).first(relation.columns.size())))
           << "` does not hold\n";
  return kAnswerIsNo;
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
  add_format_option(*command, options->format);
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
  const auto target = find_target(options, *rules, io);
  if (!target) return target.error();
  auto answers = read_case(options.answers, *rules, io);
  if (!answers) return answers.error();
  const auto asked = run_case(*rules, options.base, std::move(*answers), run_limits(io), io);
  if (!asked) return asked.error();
  return target->decision ? why_candidate(*target, *asked, options, io) : why_fact(*target, *asked, options, io);
}

}  // namespace counsel::cli
