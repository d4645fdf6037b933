#include "cli/audit/log_files.h"

namespace counsel::cli {

namespace {

/// What is wrong with what a file holds.
Error in_file(const std::string& file, const Error& error) { return {error.kind, "`" + file + "`: " + error.message}; }

/// A key stands in a line of its own, with an end or without.
std::string one_line(std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

template <class Key>
OrExit<Key> read_key_file(const std::string& file, Result<Key> (*read)(std::string_view), Io& io) {
  const auto text = or_exit(read_file(io.path(file), file), io);
  if (!text) return exit_with(text.error());
  return or_exit(read(one_line(*text)).map_error([&](const Error& error) { return in_file(file, error); }), io);
}

}  // namespace

OrExit<kb::VerifyKey> read_verify_key_file(const std::string& file, Io& io) {
  return read_key_file<kb::VerifyKey>(file, kb::read_verify_key, io);
}

OrExit<kb::SigningKey> read_signing_key_file(const std::string& file, Io& io) {
  return read_key_file<kb::SigningKey>(file, kb::read_signing_key, io);
}

OrExit<CheckpointFile> read_checkpoint_file(const std::string& file, const kb::VerifyKey& key, Io& io) {
  auto text = or_exit(read_file(io.path(file), file), io);
  if (!text) return exit_with(text.error());
  const auto checkpoint = or_mismatch(
      kb::read_checkpoint(*text, key).map_error([&](const Error& error) { return in_file(file, error); }), io);
  if (!checkpoint) return exit_with(checkpoint.error());
  return CheckpointFile{file, std::move(*text), *checkpoint};
}

OrExit<std::vector<CheckpointFile>> read_checkpoint_files(const std::vector<std::string>& files, const kb::VerifyKey& key,
                                                          Io& io) {
  std::vector<CheckpointFile> read;
  for (const std::string& file : files) {
    auto one = read_checkpoint_file(file, key, io);
    if (!one) return exit_with(one.error());
    read.push_back(std::move(*one));
  }
  return read;
}

std::vector<kb::Checkpoint> checkpoints_of(const std::vector<CheckpointFile>& files) {
  std::vector<kb::Checkpoint> checkpoints;
  for (const CheckpointFile& file : files) checkpoints.push_back(file.checkpoint);
  return checkpoints;
}

}  // namespace counsel::cli
