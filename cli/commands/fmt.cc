#include "cli/commands/fmt.h"

#include <algorithm>
#include <istream>
#include <ostream>

#include "cli/complaint.h"
#include "cli/exit_code.h"
#include "cli/render/diagnostics.h"
#include "cli/render/diff.h"
#include "cli/render/style.h"
#include "cli/render/text.h"
#include "cli/rule_base.h"
#include "cli/rule_files.h"
#include "engine/lang/format.h"
#include "engine/lang/load.h"
#include "engine/lang/parse.h"

namespace counsel::cli {

namespace {

constexpr const char* kStandardInput = "-";

/// Says what is wrong with the statements that could not be read.
void report_left_alone(const lang::Formatted& formatted, const lang::Sources& sources, Io& io) {
  if (formatted.left_alone.empty()) return;
  std::vector<lang::Diagnostic> found = lang::parse(sources).diagnostics;
  std::erase_if(found, [&](const lang::Diagnostic& diagnostic) {
    return std::ranges::none_of(formatted.left_alone, [&](Span span) {
      return diagnostic.span.begin >= span.begin && diagnostic.span.begin <= span.end;
    });
  });
  io.err << diagnostics_text(found, sources, message_style(io));
}

/// One text, from its bytes to what is said and done about it. Returns its exit code.
int format_text(const std::string& path, const std::string& text, const FmtOptions& options, Io& io) {
  const lang::Loaded loaded = lang::load_text(path, text);
  if (!loaded.diagnostics.empty()) {
    io.err << diagnostics_text(loaded.diagnostics, loaded.sources, message_style(io));
    return kCouldNotRun;
  }
  const lang::Formatted formatted = lang::format(FileId{0}, loaded.sources.file(FileId{0}).text);
  report_left_alone(formatted, loaded.sources, io);
  const bool changes = formatted.text != text;
  const bool to_stdout = path == kStandardInput && !options.check && !options.diff;
  if (options.diff) io.out << unified_diff(text, formatted.text, path);
  if (to_stdout) io.out << formatted.text;
  if (changes && !options.check && !options.diff && !to_stdout)
    if (const auto written = rewrite(path, formatted.text, io); !written) return complain(io, written.error());
  if (changes && !options.diff && !to_stdout) io.out << printable(path) << "\n";
  return !formatted.left_alone.empty() || (options.check && changes) ? kAnswerIsNo : kDone;
}

/// The files that are named, or those of the rule base where none is.
tl::expected<std::vector<std::string>, Complaint> named_files(const std::vector<std::string>& paths, const Io& io) {
  if (paths.empty()) {
    const auto base = find_rule_base("", io);
    if (!base) return tl::unexpected<Complaint>(base.error());
    return rule_files(base->path.string(), io);
  }
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    if (path == kStandardInput) {
      files.push_back(path);
      continue;
    }
    const auto found = rule_files(path, io);
    if (!found) return found;
    files.insert(files.end(), found->begin(), found->end());
  }
  return files;
}

Result<std::string> read(const std::string& path, Io& io) {
  if (path != kStandardInput) return read_file(io.path(path), path);
  return io.in ? read_stream(*io.in, path) : std::string();
}

}  // namespace

void add_fmt(Command& program) {
  CommandOf<FmtOptions> command(
      program, "fmt",
      "Lay rule files out in the one way\nThe files are rewritten, and those that changed are "
      "listed. Nothing but white space changes: every comment and every group of lines stays.");
  FmtOptions& options = command.options;
  command.words("PATH", options.paths,
                "Files, or folders for the rule files in them; `-` for standard input, whose layout goes to "
                "standard output. Otherwise the rule base");
  command.flag("--check", options.check, "Change nothing; list what is not in the layout, and exit with 1 then");
  command.flag("--diff", options.diff, "Change nothing; show what would change, as a unified diff");
  command.examples({"counsel fmt team.rules", "counsel fmt --check rules", "counsel fmt - <draft.rules"});
  command.runs(run_fmt);
}

int run_fmt(const FmtOptions& options, Io& io) {
  const auto files = named_files(options.paths, io);
  if (!files) return complain(io, {files.error()});
  int exit_code = kDone;
  for (const std::string& path : *files) {
    const auto text = read(path, io);
    exit_code = std::max(exit_code, text ? format_text(path, *text, options, io) : complain(io, text.error()));
  }
  return exit_code;
}

}  // namespace counsel::cli
