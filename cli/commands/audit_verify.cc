#include "cli/commands/audit_verify.h"

#include <ostream>

#include "cli/audit/log_files.h"
#include "cli/commands/audit_base.h"
#include "cli/exit_code.h"
#include "cli/render/log_audit.h"

namespace counsel::cli {

namespace {

OrExit<std::vector<CheckpointFile>> read_checkpoints(const AuditVerifyOptions& options, Io& io) {
  if (options.checkpoints.empty() != options.key.empty())
    return exit_with(
        complain(io, {{"`--checkpoint` and `--key` go together", "a checkpoint is worth what its signature is"}}));
  if (options.key.empty()) return {};
  const auto key = read_verify_key_file(options.key, io);
  if (!key) return exit_with(key.error());
  return read_checkpoint_files(options.checkpoints, *key, io);
}

}  // namespace

void add_audit_verify(Command& audit) {
  CommandOf<AuditVerifyOptions> verify(audit, "verify",
                                       "Find out whether the decisions on record are what was recorded\n"
                                       "Against checkpoints that were kept elsewhere any change shows, and the first "
                                       "decision that is not what was signed is named.");
  verify.values("--checkpoint", verify.options.checkpoints, "FILE",
                "A checkpoint that `counsel audit checkpoint` made; may be repeated");
  verify.value("--key", verify.options.key, "FILE", "The key that verifies the checkpoints");
  add_format_option(verify, verify.options.format);
  verify.examples({"counsel audit verify", "counsel audit verify --checkpoint 2026-11.checkpoint --key counsel.pub"});
  add_base_options(verify, verify.options.base);
  verify.runs(run_audit_verify);
}

int run_audit_verify(const AuditVerifyOptions& options, Io& io) {
  const auto files = read_checkpoints(options, io);
  if (!files) return files.error();
  auto base = open_audited(options.base, io);
  if (!base) return base.error();
  auto audit = or_mismatch(kb::DecisionLog(*base).audit(checkpoints_of(*files)), io);
  if (!audit) return audit.error();
  LogAuditView view{.audit = std::move(*audit), .checkpoints = {}};
  for (const CheckpointFile& file : *files) view.checkpoints.push_back(file.name);
  io.out << (options.format == OutputFormat::json ? log_audit_json(view) : log_audit_text(view, answer_style(io)));
  return view.audit.findings.empty() ? kDone : kAuditMismatch;
}

}  // namespace counsel::cli
