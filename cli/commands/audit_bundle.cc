#include "cli/commands/audit_bundle.h"

#include <ostream>

#include "cli/audit/log_files.h"
#include "cli/commands/audit_base.h"
#include "cli/exit_code.h"
#include "cli/render/bundle.h"
#include "kb/bundle.h"

namespace counsel::cli {

namespace {

/// It may hold several files of facts, each as big as one that is kept, and the bytes of those take more as JSON.
constexpr std::uintmax_t kMaxBundleBytes = std::uintmax_t{1} << 30;

}  // namespace

void add_audit_prove(Command& audit) {
  CommandOf<AuditProveOptions> prove(audit, "prove",
                                     "Write one decision to a file that proves itself\n"
                                     "Prints the record with rule files, facts, result and proof, and that it is in "
                                     "the log which the checkpoint was signed for. What is personal is in it, unless "
                                     "it was erased.");
  prove.word("DECISION", prove.options.decision, "The number of the decision", Needed::yes);
  prove.value("--checkpoint", prove.options.checkpoint, "FILE", "A checkpoint that was made after the decision",
              Needed::yes);
  prove.value("--key", prove.options.key, "FILE", "The key that verifies the checkpoint", Needed::yes);
  prove.examples({"counsel audit prove 7 --checkpoint 2026-11.checkpoint --key counsel.pub > 7.bundle"});
  add_base_options(prove, prove.options.base);
  prove.runs(run_audit_prove);
}

int run_audit_prove(const AuditProveOptions& options, Io& io) {
  const auto id = decision_number(options.decision, io);
  if (!id) return id.error();
  const auto key = read_verify_key_file(options.key, io);
  if (!key) return key.error();
  const auto file = read_checkpoint_file(options.checkpoint, *key, io);
  if (!file) return file.error();
  auto base = open_audited(options.base, io);
  if (!base) return base.error();
  const auto bundle = or_mismatch(
      kb::DecisionLog(*base).prove(*id, file->checkpoint, file->text), io);
  if (!bundle) return bundle.error();
  io.out << kb::to_text(*bundle);
  return kDone;
}

void add_audit_verify_bundle(Command& audit) {
  CommandOf<AuditVerifyBundleOptions> verify(audit, "verify-bundle",
                                             "Check a file that `counsel audit prove` wrote\n"
                                             "Needs nothing but the file and the key: no fact base, and no rules.");
  verify.word("FILE", verify.options.file, "The bundle", Needed::yes);
  verify.value("--key", verify.options.key, "FILE", "The key that verifies its checkpoint", Needed::yes);
  verify.examples({"counsel audit verify-bundle 7.bundle --key counsel.pub"});
  verify.runs(run_audit_verify_bundle);
}

int run_audit_verify_bundle(const AuditVerifyBundleOptions& options, Io& io) {
  const auto key = read_verify_key_file(options.key, io);
  if (!key) return key.error();
  const auto text = or_exit(read_file(io.path(options.file), options.file, kMaxBundleBytes), io);
  if (!text) return text.error();
  const auto bundle = kb::verify_bundle(*text, *key);
  if (!bundle) {
    complain(io, {{"`" + options.file + "`: " + bundle.error().message, ""}});
    return kAuditMismatch;
  }
  io.out << bundle_text(*bundle, *key, answer_style(io));
  return kDone;
}

}  // namespace counsel::cli
