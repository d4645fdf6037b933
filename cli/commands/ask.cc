#include "cli/commands/ask.h"

#include <limits>
#include <ostream>

#include "cli/audit/fact_contents.h"
#include "cli/audit/hearing.h"
#include "cli/commands/proof_options.h"
#include "cli/commands/session.h"
#include "cli/pipeline.h"
#include "cli/render/json.h"
#include "cli/render/ranking_report.h"
#include "cli/render/report_formats.h"
#include "cli/render/shorter_answer.h"
#include "cli/views/answer.h"
#include "cli/views/ranking_proof.h"
#include "engine/decide/decide.h"

namespace counsel::cli {

namespace {

struct Answered {
  AnswerView view;
  RuleBase rules;
  std::optional<kb::DecisionEntry> entry;  // where there is to be a record
  explain::Proof proof;                    // of the ranking, for the record and for a format that draws it
};

OrExit<Answered> answer_case(const AskOptions& options, Io& io) {
  const auto rules = open_rules(options.base.rules, io);
  if (!rules) return exit_with(rules.error());
  auto answers = read_case(options.answers, *rules, io);
  if (!answers) return exit_with(answers.error());
  const auto decision = choose_decision(options.decision, *rules, io);
  if (!decision) return exit_with(decision.error());
  const RunLimits limits = run_limits(io);
  const bool recorded = is_recorded(options.record, options.base, rules->base, io);
  FactsOnDisk disk(io.folder);
  KeptFacts kept(disk);
  const auto asked = run_case(*rules, options.base, std::move(*answers), limits, io, recorded ? &kept : nullptr);
  if (!asked) return exit_with(asked.error());
  const auto& [ready, consultation] = *asked;
  const decide::Case given{ready.program, ready.facts, consultation.case_facts, limits};
  const auto ranking = or_exit(decide::decide(given, consultation.model, *decision), io);
  if (!ranking) return exit_with(ranking.error());
  auto view = or_exit(answer(ready, consultation, *ranking, rules->base.name, limits), io);
  if (!view) return exit_with(view.error());
  view->recorded = recorded;
  Answered answered{.view = std::move(*view), .rules = rules->base, .entry = std::nullopt, .proof = {}};
  if (answered.view.recorded || draws_reports(options.format))
    answered.proof = ranking_proof(ready, consultation, *ranking);
  if (answered.view.recorded)
    answered.entry = answered_entry(rules->base, ready, consultation, *ranking, answered.proof,
                                    std::move(kept.contents()), options.record.purpose, io);
  return answered;
}

std::string drawn(const Answered& answered, const AskOptions& options, const Io& io) {
  if (draws_reports(options.format))
    return rendered(ranking_report(answered.view, answered.proof, options.ranking), options.format);
  return options.format == ProofFormat::json ? ranking_json(answered.view)
                                             : ranking_text(answered.view, options.ranking, answer_style(io));
}

std::vector<std::string> words_of(const AskOptions& options) {
  std::vector<std::string> words = options.answers.words;
  for (const std::string& file : options.answers.files) words.push_back("--answers " + file);
  return words;
}

}  // namespace

void add_ask(Command& program) {
  CommandOf<AskOptions> command(
      program, "ask",
      "Get a recommendation for a case\n"
      "The candidates are ranked by what your answers make the rules say, each with its reasons; then what is ruled out, "
      "and which questions still open could change who leads. No question has to be answered.");
  AskOptions& options = command.options;
  add_answer_options(command, options.answers);
  command.value("--decision", options.decision, "NAME", "What to decide, where the rules decide several things");
  command.count("--top", options.ranking.top, "Lines of the ranking to show: 5 unless told, 0 for all");
  const auto set_lines = [&options](std::size_t lines) {
    options.ranking.lines = lines == 0 ? std::numeric_limits<std::size_t>::max() : lines;
  };
  command.count("--lines", set_lines,
                "What is said about each candidate: the N weightiest reasons and cautions, and N open questions, "
                "with what is left out; 0 for all");
  command.choice<Explain>(
      "--explain", {{"none", Explain::none}, {"short", Explain::brief}, {"full", Explain::full}},
      options.ranking.explain, "HOW",
      "none, short (the default: the reasons) or full (with rules, their places and where the sources say so)");
  add_format_option(command, options.format, proof_format_words());
  command.value("--purpose", options.record.purpose, "TEXT", "What the answer is for; kept on the record");
  command.flag("--no-record", options.record.no_record, "Answer without keeping a record of it");
  add_base_options(command, options.base);
  add_as_of_option(command, options.base);
  command.examples({"counsel ask real-time concurrency=high",
                    "counsel ask team-knows=Elixir,Go team-size=3 --explain full",
                    "counsel ask --answers product.toml --format json"});
  command.runs(run_ask);
}

int run_ask(const AskOptions& options, Io& io) {
  if (options.record.no_record && !options.record.purpose.empty())
    return complain(io, {{"`--purpose` goes on the record, and `--no-record` keeps none", ""}});
  const Hearing hearing(io.err);
  auto answered = answer_case(options, io);
  if (!answered) {
    record_failure({words_of(options), options.decision, hearing.heard()}, options.record, options.base, io);
    return answered.error();
  }
  bool is_to_be_filed = false;
  if (answered->entry) {
    const auto done = record(*answered->entry, options.base, answered->rules, io);
    if (!done) return done.error();
    is_to_be_filed = *done;
  }
  AnswerView& view = answered->view;
  if (options.ranking.lines) view = shorter(std::move(view), *options.ranking.lines);
  io.out << drawn(*answered, options, io);
  if (is_to_be_filed) {
    io.out << std::flush;
    file_records(options.base, answered->rules, io);
  }
  return exit_code_of(view.outcome);
}

}  // namespace counsel::cli
