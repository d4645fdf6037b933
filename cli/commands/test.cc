#include "cli/commands/test.h"

#include <algorithm>
#include <optional>
#include <ostream>
#include <vector>

#include "cli/commands/session.h"
#include "cli/complaint.h"
#include "cli/exit_code.h"
#include "cli/glob.h"
#include "cli/pipeline.h"
#include "cli/render/coverage.h"
#include "cli/render/examples.h"
#include "cli/render/json.h"
#include "cli/render/junit.h"
#include "engine/explain/coverage.h"
#include "engine/lang/similar.h"

namespace counsel::cli {

namespace {

Complaint none_ran(const TestOptions& options, const OpenRules& rules) {
  std::vector<std::string> names;
  for (const lang::Example& example : rules.program().examples) names.push_back(example.name);
  if (names.empty())
    return {"the rule base `" + rules.base.name + "` has no examples",
            "an `example` statement says what must come out of a case"};
  const std::string nearest = lang::nearest(options.run, names);
  return {"no example is called `" + options.run + "`",
          nearest.empty() ? "`*` stands for any characters, and `?` for one" : "did you mean `" + nearest + "`?"};
}

void show(const std::vector<ExampleView>& views, const std::optional<explain::Coverage>& coverage,
          const TestOptions& options, const OpenRules& rules, Io& io) {
  switch (options.format) {
    case TestFormat::json:
      io.out << examples_json(views, coverage);
      return;
    case TestFormat::junit:
      io.out << examples_junit(views, rules.base.name);
      return;
    case TestFormat::text:
      break;
  }
  if (views.empty()) return;
  io.out << examples_text(views, rules.program().examples.size(), answer_style(io));
  if (coverage) io.out << "\n" << coverage_text(*coverage, answer_style(io));
}

}  // namespace

void add_test(Command& program) {
  CommandOf<TestOptions> command(
      program, "test",
      "Run the examples of a rule base\n"
      "Each example is a case with what must come out of it. The facts are those of the rule files alone. An example "
      "that fails says what came instead, and why.");
  TestOptions& options = command.options;
  add_rules_argument(command, options.rules);
  command.value("--run", options.run, "GLOB",
                "Only the examples whose name fits: `*` stands for any characters, `?` for one");
  command.flag("--coverage", options.coverage, "Say which rules and conditions the examples do not test, and why");
  command.choice<TestFormat>("--format",
                             {{"text", TestFormat::text}, {"json", TestFormat::json}, {"junit", TestFormat::junit}},
                             options.format, "FORMAT", "text (the default), json or junit");
  command.examples({"counsel test rules/backend-frameworks", "counsel test --run 'chat-*' --coverage",
                    "counsel test --format junit > examples.xml"});
  command.runs(run_test);
}

int run_test(const TestOptions& options, Io& io) {
  if (options.coverage && options.format == TestFormat::junit) {
    complain(io, {{"`--coverage` has no place in `--format junit`", "text and json show it"}});
    return kCouldNotRun;
  }
  const auto rules = open_rules(options.rules, io);
  if (!rules) return rules.error();
  const auto ready = make_ready(*rules, {.rules = "", .database = ":memory:"}, io);
  if (!ready) return ready.error();
  std::vector<ExampleView> views;
  std::vector<eval::Model> models;
  for (const lang::Example& example : rules->program().examples) {
    if (!matches_glob(options.run, example.name)) continue;
    auto tried = or_exit(try_example(*ready, example, run_limits(io)), io);
    if (!tried) return tried.error();
    views.push_back(std::move(tried->view));
    models.push_back(std::move(tried->model));
  }
  if (views.empty()) complain(io, {none_ran(options, *rules)});
  std::optional<explain::Coverage> coverage;
  if (options.coverage) coverage = explain::coverage(rules->program(), rules->rules.sources, models);
  show(views, coverage, options, *rules, io);
  return !views.empty() && std::ranges::all_of(views, &ExampleView::passed) ? kDone : kAnswerIsNo;
}

}  // namespace counsel::cli
