#include "cli/commands/test.h"

#include <algorithm>
#include <memory>
#include <ostream>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/commands/session.h"
#include "cli/complaint.h"
#include "cli/exit_code.h"
#include "cli/pipeline.h"
#include "cli/render/examples.h"
#include "cli/render/json.h"
#include "engine/decide/expectations.h"

namespace counsel::cli {

void add_test(CLI::App& app, Io& io, std::optional<int>& exit_code) {
  auto options = std::make_shared<TestOptions>();
  CLI::App* command = app.add_subcommand(
      "test",
      "Run the examples of a rule base\n"
      "Each example is a case with what must come out of it. The facts are those of the rule files alone.");
  add_rules_argument(*command, options->rules);
  add_format_option(*command, options->format);
  command->footer(
      "Examples:\n"
      "  counsel test rules/backend-frameworks");
  command->callback([options, &io, &exit_code] { exit_code = run_test(*options, io); });
}

int run_test(const TestOptions& options, Io& io) {
  const auto rules = open_rules(options.rules, io);
  if (!rules) return rules.error();
  const lang::Program& program = rules->program();
  auto base = open_fact_base({.rules = "", .database = ":memory:"}, *rules, io);
  if (!base) return base.error();
  const auto ready = make_ready(*rules, *base, io);
  if (!ready) return ready.error();
  std::vector<ExampleView> views;
  for (const lang::Example& example : program.examples) {
    auto result = or_exit(decide::run_example(program, ready->prepared, example, run_limits(io)), io);
    if (!result) return result.error();
    views.push_back({example.name, example.label, rules->rules.sources.place(example.span), std::move(*result)});
  }
  if (options.format == OutputFormat::json)
    io.out << examples_json(views);
  else if (views.empty())
    complain(io, {{"the rule base `" + rules->base.name + "` has no examples",
                   "an `example` statement says what must come out of a case"}});
  else
    io.out << examples_text(views, answer_style(io));
  const bool passed =
      !views.empty() && std::ranges::all_of(views, [](const ExampleView& view) { return view.result.passed(); });
  return passed ? kDone : kAnswerIsNo;
}

}  // namespace counsel::cli
