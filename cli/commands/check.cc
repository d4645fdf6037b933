#include "cli/commands/check.h"

#include <algorithm>
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>

#include "cli/commands/session.h"
#include "cli/complaint.h"
#include "cli/disk_files.h"
#include "cli/exit_code.h"
#include "cli/pipeline.h"
#include "cli/render/diagnostics.h"
#include "cli/render/json.h"
#include "cli/render/text.h"

namespace counsel::cli {

namespace {

/// E00…: a file and not its text is what is wrong.
bool is_about_files(const lang::Diagnostic& diagnostic) { return lang::code_text(diagnostic.code).starts_with("E00"); }

std::string contents(const lang::Program& program, const lang::Sources& sources) {
  return listed({counted(sources.size(), "file"), counted(program.rules.size(), "rule"),
                 counted(program.facts.size(), "fact"), counted(program.examples.size(), "example")});
}

}  // namespace

void add_check(CLI::App& app, Io& io, std::optional<int>& exit_code) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* command = app.add_subcommand("check",
                                         "Check a rule base\nEvery independent mistake is shown with its place "
                                         "and, where there is one, its mend.");
  add_rules_argument(*command, options->rules);
  add_format_option(*command, options->format);
  command->footer(
      "Examples:\n"
      "  counsel check rules/backend-frameworks\n"
      "  counsel check --format json team.rules");
  command->callback([options, &io, &exit_code] { exit_code = run_check(*options, io); });
}

int run_check(const CheckOptions& options, Io& io) {
  const auto base = find_rule_base(options.rules, io);
  if (!base) return complain(io, {base.error()});
  const Rules rules = read_rules(*base, DiskFiles(io.folder));
  if (options.format == OutputFormat::json) {
    io.out << diagnostics_json(rules.diagnostics, rules.sources);
  } else {
    const std::string findings = diagnostics_summary(rules.diagnostics);
    if (!findings.empty()) io.out << diagnostics_text(rules.diagnostics, rules.sources, answer_style(io)) << "\n";
    io.out << printable(base->name) << ": ";
    if (rules.program) io.out << contents(*rules.program, rules.sources) << "; ";
    io.out << (findings.empty() ? "nothing is wrong" : findings) << "\n";
  }
  if (std::ranges::any_of(rules.diagnostics, is_about_files)) return kCouldNotRun;
  return rules.program ? kDone : kAnswerIsNo;
}

}  // namespace counsel::cli
