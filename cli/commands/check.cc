#include "cli/commands/check.h"

#include <algorithm>
#include <ostream>

#include "cli/commands/session.h"
#include "cli/complaint.h"
#include "cli/disk_files.h"
#include "cli/exit_code.h"
#include "cli/fix.h"
#include "cli/pipeline.h"
#include "cli/render/diagnostics.h"
#include "cli/render/diff.h"
#include "cli/render/json.h"
#include "cli/render/sarif.h"
#include "cli/render/text.h"
#include "engine/base/listed.h"
#include "engine/explain/say.h"

namespace counsel::cli {

namespace {

using lang::Severity;
using Format = CheckOptions::Format;

/// E00…: a file and not its text is what is wrong.
bool is_about_files(const lang::Diagnostic& diagnostic) { return lang::code_text(diagnostic.code).starts_with("E00"); }

std::string contents(const lang::Program& program, const lang::Sources& sources) {
  return listed({counted(sources.size(), "file"), counted(program.rules.size(), "rule"),
                 counted(program.facts.size(), "fact"), counted(program.examples.size(), "example")});
}

void add_format(Command& command, Format& format) {
  command.choice<Format>(
      "--format",
      {{"text", Format::text}, {"compact", Format::compact}, {"json", Format::json}, {"sarif", Format::sarif}}, format,
      "FORMAT", "text (the default), compact (a line each), json or sarif");
}

void add_fail_level(Command& command, std::optional<Severity>& level) {
  command.choice<std::optional<Severity>>(
      "--fail-level",
      {{"error", Severity::error}, {"warning", Severity::warning}, {"style", Severity::style}, {"never", std::nullopt}},
      level, "LEVEL", "What ends with exit code 1: error (the default), warning, style or never");
}

/// Every rule in plain words, as they stand in the files.
std::string readings(const lang::Program& program, const lang::Sources& sources, const Style& style) {
  std::vector<const lang::Rule*> rules;
  for (const lang::Rule& rule : program.rules)
    if (rule.origin == lang::Rule::Origin::written) rules.push_back(&rule);
  std::ranges::sort(rules, {}, [](const lang::Rule* rule) { return rule->span; });
  std::string out;
  for (const lang::Rule* rule : rules)
    out += style.bold("rule " + printable(rule->name)) + "  " + style.dim(printable(sources.place(rule->span))) + "\n" +
           hanging("  ", printable(explain::say(program, *rule)), style.columns) + "\n";
  return out;
}

std::string findings_text(const Review& review, const Rules& rules, const RuleBase& base, const Io& io) {
  const std::string summary = diagnostics_summary(review.findings);
  std::string out;
  if (!summary.empty()) out += diagnostics_text(review.findings, rules.sources, answer_style(io)) + "\n";
  out += printable(base.name) + ": ";
  if (rules.program) out += contents(*rules.program, rules.sources) + "; ";
  out += summary.empty() ? "nothing is wrong" : summary;
  if (!review.allowed.empty()) out += "; " + counted(review.allowed.size(), "finding") + " allowed";
  return out + "\n";
}

std::string rendered(const CheckOptions& options, const Review& review, const Rules& rules, const RuleBase& base,
                     const Io& io) {
  switch (options.format) {
    case Format::text:
      return findings_text(review, rules, base, io);
    case Format::compact:
      return diagnostics_compact(review.findings, rules.sources, base);
    case Format::json:
      return diagnostics_json(review, rules.sources);
    case Format::sarif:
      return review_sarif(review, rules.sources, base);
  }
  return "";
}

int exit_code_of(const CheckOptions& options, const Review& review) {
  if (std::ranges::any_of(review.findings, is_about_files)) return kCouldNotRun;
  const bool fails = std::ranges::any_of(review.findings, [&](const lang::Diagnostic& finding) {
    return options.fail_level && lang::severity(finding.code) <= *options.fail_level;
  });
  return fails ? kAnswerIsNo : kDone;
}

/// Shows or writes what changes. Without a diff, what is changed is no part of what other programs read from stdout.
int change_files(const std::vector<FixedFile>& files, const CheckOptions& options, Io& io) {
  std::ostream& told = options.format == Format::text ? io.out : io.err;
  for (const FixedFile& file : files) {
    if (options.diff)
      io.out << unified_diff(file.before, file.after, file.path);
    else
      for (const std::string& change : file.changes) told << printable(change) << "\n";
  }
  if (options.diff) return kDone;
  if (const auto written = write(files, io); !written) return complain(io, written.error());
  if (!files.empty()) told << "\n";
  return kDone;
}

/// The declarations that are missing: printed, or put above the rules.
int declare(const CheckOptions& options, const RuleBase& base, Io& io) {
  Rules rules = read_rules(base, DiskFiles(io.folder));
  const std::string missing = missing_declarations(rules);
  std::erase_if(rules.diagnostics, [](const lang::Diagnostic& each) { return lang::code_text(each.code) >= "E02"; });
  if (!rules.diagnostics.empty()) {
    io.err << diagnostics_text(rules.diagnostics, rules.sources, message_style(io));
    return complain(io, {{"what could not be read may declare or use more names", "mend it first"}});
  }
  if (!options.fix && !options.diff) io.out << missing;
  if (missing.empty() || !(options.fix || options.diff)) return kDone;
  auto file = declared(base, missing, io);
  if (!file) return complain(io, file.error());
  file->changes.push_back(file->path + ": " +
                          counted(static_cast<std::size_t>(std::ranges::count(missing, '\n')), "line") +
                          " of declarations are put above its text");
  return change_files({std::move(*file)}, options, io);
}

}  // namespace

void add_check(Command& program) {
  CommandOf<CheckOptions> command(program, "check",
                                  "Check a rule base\nEvery independent mistake is shown with its place "
                                  "and, where there is one, its mend.");
  CheckOptions& options = command.options;
  add_rules_argument(command, options.rules);
  add_format(command, options.format);
  add_fail_level(command, options.fail_level);
  command.flag("--style", options.style, "Show matters of style too");
  command.flag("--readings", options.readings, "Say every rule back in plain words, before what is found");
  command.flag("--declare", options.declare,
               "Print the declarations that undeclared names imply; with --fix, write them into the first file");
  command.flag("--fix", options.fix, "Make the mends that can only be meant so, and show what is left");
  command.flag("--diff", options.diff, "Show what --fix would change, as a unified diff, and change nothing");
  command.examples(
      {"counsel check rules/backend-frameworks", "counsel check --format sarif --fail-level warning team.rules"});
  command.runs(run_check);
}

int run_check(const CheckOptions& options, Io& io) {
  if (options.readings && options.format != Format::text)
    return complain(io, {{"`--readings` is text", "leave `--format` out"}});
  const auto base = find_rule_base(options.rules, io);
  if (!base) return complain(io, {base.error()});
  if (options.declare) {
    const int done = declare(options, *base, io);
    if (done != kDone || options.diff || !options.fix) return done;
  } else if (options.fix || options.diff) {
    const int done = change_files(fix(*base, io), options, io);
    if (done != kDone || options.diff) return done;
  }
  const Rules rules = read_rules(*base, DiskFiles(io.folder));
  if (options.readings && rules.program) io.out << readings(*rules.program, rules.sources, answer_style(io));
  Review review = cli::review(rules, io);
  if (!options.style && options.fail_level != Severity::style)
    std::erase_if(review.findings, [](const auto& each) { return lang::severity(each.code) == Severity::style; });
  io.out << rendered(options, review, rules, *base, io);
  return exit_code_of(options, review);
}

}  // namespace counsel::cli
