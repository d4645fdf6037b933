#include "cli/commands/audit_checkpoint.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ostream>

#include "cli/audit/log_files.h"
#include "cli/commands/audit_base.h"
#include "cli/exit_code.h"
#include "cli/render/log_audit.h"
#include "engine/base/check.h"

namespace counsel::cli {

namespace {

/// A new file that nobody but its owner can read; never in place of another. What went wrong, if anything did.
std::optional<std::string> write_secret(const std::filesystem::path& path, std::string_view text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return std::strerror(errno);
  const bool whole = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  const int error = errno;
  ::close(file);
  if (whole) return std::nullopt;
  ::unlink(path.c_str());
  return std::strerror(error);
}

kb::SigningKey new_key(const std::string& name, const Io& io) {
  kb::SigningKey key{.name = name};
  const std::string random = io.salt();
  COUNSEL_CHECK(random.size() == key.seed.size(), "a salt is as long as the seed of a key");
  std::ranges::copy(random, key.seed.begin());
  return key;
}

}  // namespace

void add_audit_key(Command& audit) {
  CommandOf<AuditKeyOptions> key(audit, "key",
                                 "Make a key to sign checkpoints with\n"
                                 "The secret key goes to FILE. The one that verifies is printed: give it to "
                                 "everybody who is to check the record.");
  key.word("NAME", key.options.name, "A name for the log, such as example.com/decisions", Needed::yes);
  key.word("FILE", key.options.file, "A new file, for the secret key", Needed::yes);
  key.examples({"counsel audit key example.com/decisions counsel.key > counsel.pub"});
  key.runs(run_audit_key);
}

int run_audit_key(const AuditKeyOptions& options, Io& io) {
  if (!kb::is_key_name(options.name))
    return complain(io, {{"`" + options.name + "` cannot be the name of a key",
                          "it has no spaces and no `+`, such as example.com/decisions"}});
  const kb::SigningKey key = new_key(options.name, io);
  if (const auto error = write_secret(io.path(options.file), kb::to_text(key) + "\n"))
    return complain(io, {{"cannot write the key to `" + options.file + "`: " + *error, ""}});
  io.out << kb::to_text(kb::verify_key_of(key)) << "\n";
  return kDone;
}

void add_audit_checkpoint(Command& audit) {
  CommandOf<AuditCheckpointOptions> checkpoint(
      audit, "checkpoint",
      "Sign what is on record now\n"
      "Prints a checkpoint. Keep it where nobody can change it who can change the "
      "fact base. Nothing is signed that `counsel audit verify` would find wrong.");
  checkpoint.value("--key", checkpoint.options.key, "FILE", "The secret key that `counsel audit key` made",
                   Needed::yes);
  checkpoint.values("--checkpoint", checkpoint.options.checkpoints, "FILE",
                    "An earlier checkpoint by the same key, to be verified first; may be repeated");
  checkpoint.examples(
      {"counsel audit checkpoint --key counsel.key --checkpoint 2026-10.checkpoint > 2026-11.checkpoint"});
  add_base_options(checkpoint, checkpoint.options.base);
  checkpoint.runs(run_audit_checkpoint);
}

int run_audit_checkpoint(const AuditCheckpointOptions& options, Io& io) {
  const auto key = read_signing_key_file(options.key, io);
  if (!key) return key.error();
  const auto earlier = read_checkpoint_files(options.checkpoints, kb::verify_key_of(*key), io);
  if (!earlier) return earlier.error();
  auto base = open_audited(options.base, io);
  if (!base) return base.error();
  auto audit = or_mismatch(kb::DecisionLog(*base).audit(checkpoints_of(*earlier)), io);
  if (!audit) return audit.error();
  if (audit->findings.empty()) {
    io.out << kb::sign(audit->now, *key);
    return kDone;
  }
  LogAuditView view{.audit = std::move(*audit), .checkpoints = options.checkpoints};
  io.err << log_audit_text(view, message_style(io));
  complain(io, {{"nothing is signed", "what is wrong has to be known and mended first"}});
  return kAuditMismatch;
}

}  // namespace counsel::cli
