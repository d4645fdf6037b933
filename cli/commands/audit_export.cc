#include "cli/commands/audit_export.h"

#include <fstream>
#include <ostream>

#include "cli/commands/audit_base.h"
#include "cli/complaint.h"
#include "cli/exit_code.h"
#include "cli/new_file.h"
#include "kb/log_export.h"

namespace counsel::cli {

namespace {

using std::filesystem::perms;

constexpr perms kForItsOwner = perms::owner_read | perms::owner_write;
constexpr perms kReadOnly = perms::owner_read | perms::group_read | perms::others_read;

Result<void> write_lines(kb::FactBase& base, std::ostream& out, const std::string& shown) {
  auto written = kb::export_lines(base, [&out](const std::string& line) { out << line; });
  out.flush();
  if (written && !out) return fail(ErrorKind::unwritable, "cannot write all of `" + shown + "`");
  return written;
}

Result<void> export_to(const NewFile& file, const AuditExportOptions& options, kb::FactBase& base) {
  if (options.format == ExportFormat::sqlite) return kb::copy_base(base, file.partial().string());
  std::ofstream out(file.partial(), std::ios::binary);
  return write_lines(base, out, options.file);
}

}  // namespace

void add_audit_export(Command& audit) {
  CommandOf<AuditExportOptions> command(
      audit, "export",
      "Write the whole record to a new file\n"
      "As JSON Lines, with rule files, facts, results and proofs; or as a fact base that can only be read, which "
      "`counsel audit` looks into as into this one. What is personal is in it, unless it was erased.");
  command.word("FILE", command.options.file, "A new file; `-` or nothing for stdout, of JSON Lines");
  command.choice<ExportFormat>("--format", {{"jsonl", ExportFormat::lines}, {"sqlite", ExportFormat::sqlite}},
                               command.options.format, "FORMAT", "jsonl (the default) or sqlite");
  command.examples({"counsel audit export 2026.jsonl", "counsel audit export 2026.db --format sqlite"});
  add_base_options(command, command.options.base);
  command.runs(run_audit_export);
}

int run_audit_export(const AuditExportOptions& options, Io& io) {
  const bool to_stdout = options.file.empty() || options.file == "-";
  if (to_stdout && options.format == ExportFormat::sqlite)
    return complain(io, {{"a fact base cannot go to stdout", "name a new file for it"}});
  auto base = open_audited(options.base, io);
  if (!base) return base.error();
  if (to_stdout) {
    const auto written = write_lines(*base, io.out, "stdout");
    return written ? kDone : complain(io, written.error());
  }
  auto file = or_exit(NewFile::make(options.file, io), io);
  if (!file) return file.error();
  auto done = export_to(*file, options, *base);
  if (done) done = file->finish(options.format == ExportFormat::sqlite ? kReadOnly : kForItsOwner);
  if (!done) return complain(io, done.error());
  return kDone;
}

}  // namespace counsel::cli
