// cli/audit/log_files.h
// The keys and checkpoints that commands of `audit` read.
//
// Exit: audit mismatch where something is not what it was when it was recorded or signed.
#pragma once

#include <string>
#include <vector>

#include "cli/commands/session.h"
#include "cli/exit_code.h"
#include "kb/checkpoint.h"
#include "kb/decision_log.h"
#include "kb/note_keys.h"

namespace counsel::cli {

/// The value, or its error said, with the exit code of a mismatch where it is damaged.
template <class T>
OrExit<T> or_mismatch(Result<T> result, Io& io) {
  if (result) return std::move(*result);
  complain(io, result.error());
  return exit_with(result.error().kind == ErrorKind::damaged ? kAuditMismatch : kCouldNotRun);
}

OrExit<kb::VerifyKey> read_verify_key_file(const std::string& file, Io& io);
OrExit<kb::SigningKey> read_signing_key_file(const std::string& file, Io& io);

struct CheckpointFile {
  std::string name;  // as typed
  std::string text;
  kb::Checkpoint checkpoint;
};

OrExit<CheckpointFile> read_checkpoint_file(const std::string& file, const kb::VerifyKey& key, Io& io);
OrExit<std::vector<CheckpointFile>> read_checkpoint_files(const std::vector<std::string>& files, const kb::VerifyKey& key,
                                                          Io& io);

/// What they were signed for, in their order.
std::vector<kb::Checkpoint> checkpoints_of(const std::vector<CheckpointFile>& files);

}  // namespace counsel::cli
