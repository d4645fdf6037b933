#include "cli/commands/show.h"

#include <ostream>

#include "cli/commands/session.h"
#include "cli/complaint.h"
#include "cli/disk_files.h"
#include "cli/exit_code.h"
#include "cli/pipeline.h"
#include "cli/render/diagnostics.h"
#include "engine/eval/compile.h"
#include "engine/eval/plan.h"
#include "engine/lang/print_program.h"
#include "engine/lang/print_syntax.h"

namespace counsel::cli {

namespace {

using Stage = ShowOptions::Stage;

/// The tree is shown as far as it goes, even where the rules are not sound: that is when one wants to see it.
int show_syntax(const std::string& typed, Io& io) {
  const auto base = find_rule_base(typed, io);
  if (!base) return complain(io, {base.error()});
  const Rules rules = read_rules(*base, DiskFiles(io.folder));
  io.out << lang::print(rules.tree);
  if (rules.program) return kDone;
  io.err << diagnostics_text(rules.diagnostics, rules.sources, message_style(io));
  return kCouldNotRun;
}

int show_model(const ShowOptions& options, const OpenRules& rules, Io& io) {
  auto answers = read_case(options.answers, rules, io);
  if (!answers) return answers.error();
  const auto asked = run_case(rules, options.base, std::move(*answers), run_limits(io), io);
  if (!asked) return asked.error();
  io.out << eval::print_model(asked->consultation.model);
  return kDone;
}

}  // namespace

void add_show(Command& program) {
  CommandOf<ShowOptions> command(program, "show",
                                 "Show a stage of the rules' way to an answer\n"
                                 "syntax is the text as it was read, program what it means, plan how it runs, "
                                 "and model all that holds for a case.");
  ShowOptions& options = command.options;
  command.choice<Stage>(
      "--stage",
      {{"syntax", Stage::syntax}, {"program", Stage::program}, {"plan", Stage::plan}, {"model", Stage::model}},
      options.stage, "STAGE", "syntax, program (the default), plan or model");
  add_answer_options(command, options.answers);
  add_base_options(command, options.base);
  command.examples(
      {"counsel show --rules rules/backend-frameworks", "counsel show --stage model real-time concurrency=high"});
  command.runs(run_show);
}

int run_show(const ShowOptions& options, Io& io) {
  if (options.stage != Stage::model && !(options.answers.words.empty() && options.answers.files.empty()))
    return complain(io, {{"answers are for `--stage model` alone", "the other stages do not depend on the case"}});
  if (options.stage == Stage::syntax) return show_syntax(options.base.rules, io);
  const auto rules = open_rules(options.base.rules, io);
  if (!rules) return rules.error();
  switch (options.stage) {
    case Stage::syntax:
      break;
    case Stage::program:
      io.out << lang::print_program(rules->program(), rules->rules.sources);
      break;
    case Stage::plan:
      io.out << eval::print_plan(eval::compile(rules->program()));
      break;
    case Stage::model:
      return show_model(options, *rules, io);
  }
  return kDone;
}

}  // namespace counsel::cli
