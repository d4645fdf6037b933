#include "cli/commands/ask.h"

#include <limits>
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>

#include "cli/commands/session.h"
#include "cli/pipeline.h"
#include "cli/render/json.h"
#include "cli/render/shorter_answer.h"
#include "cli/views/answer.h"

namespace counsel::cli {

void add_ask(CLI::App& app, Io& io, std::optional<int>& exit_code) {
  auto options = std::make_shared<AskOptions>();
  CLI::App* command =
      app.add_subcommand("ask",
                         "Get a recommendation for a case\n"
                         "The candidates are ranked by what your answers make the rules say, each with its reasons; "
                         "then what is ruled out, "
                         "and which questions still open could change who leads. No question has to be answered.");
  add_answer_options(*command, options->answers);
  add_value_option(*command, "--decision", options->decision, "NAME",
                   "What to decide, where the rules decide several things");
  add_count_option(*command, "--top", options->ranking.top, "Lines of the ranking to show: 5 unless told, 0 for all");
  const auto set_lines = [options](std::size_t lines) {
    options->ranking.lines = lines == 0 ? std::numeric_limits<std::size_t>::max() : lines;
  };
  add_count_function(*command, "--lines", set_lines,
                     "What is said about each candidate: the N weightiest reasons and cautions, and N open questions, "
                     "with what is left out; 0 for all");
  const auto set_explain = [options](const std::string& word) {
    options->ranking.explain = word == "none" ? Explain::none : word == "full" ? Explain::full : Explain::brief;
  };
  command
      ->add_option_function<std::string>(
          "--explain", set_explain,
          "none, short (the default: the reasons) or full (with rules, their places and where the sources say so)")
      ->type_name("HOW")
      ->check(one_of({"none", "short", "full"}));
  add_format_option(*command, options->format);
  add_base_options(*command, options->base);
  add_as_of_option(*command, options->base);
  command->footer(
      "Examples:\n"
      "  counsel ask real-time concurrency=high\n"
      "  counsel ask team-knows=Elixir,Go team-size=3 --explain full\n"
      "  counsel ask --answers product.toml --format json");
  command->callback([options, &io, &exit_code] { exit_code = run_ask(*options, io); });
}

int run_ask(const AskOptions& options, Io& io) {
  const auto rules = open_rules(options.base.rules, io);
  if (!rules) return rules.error();
  auto answers = read_case(options.answers, *rules, io);
  if (!answers) return answers.error();
  const auto decision = choose_decision(options.decision, *rules, io);
  if (!decision) return decision.error();
  const RunLimits limits = run_limits(io);
  const auto asked = run_case(*rules, options.base, std::move(*answers), limits, io);
  if (!asked) return asked.error();
  auto view = or_exit(answer(asked->ready, asked->consultation, *decision, rules->base.name, limits), io);
  if (!view) return view.error();
  if (options.ranking.lines) view = shorter(std::move(*view), *options.ranking.lines);
  io.out << (options.format == OutputFormat::json ? ranking_json(*view)
                                                  : ranking_text(*view, options.ranking, answer_style(io)));
  return exit_code_of(view->outcome);
}

}  // namespace counsel::cli
