// cli/new_file.h
// A file that appears under its name when it is whole, and never in place of another.
//
// Errors: unwritable, with the name as it was typed.
#pragma once

#include <filesystem>
#include <string>

#include "cli/io.h"

namespace counsel::cli {

class NewFile {
 public:
  /// An empty file beside the one that is to be made, which is not there yet.
  static Result<NewFile> make(const std::string& typed, const Io& io);
  NewFile(NewFile&& other) noexcept;
  ~NewFile();

  /// Where to write until then.
  const std::filesystem::path& partial() const { return partial_; }

  /// Makes it durable, under its name and with these permissions.
  Result<void> finish(std::filesystem::perms permissions);

 private:
  NewFile(std::string typed, std::filesystem::path path, std::filesystem::path partial)
      : typed_(std::move(typed)), path_(std::move(path)), partial_(std::move(partial)) {}

  std::string typed_;
  std::filesystem::path path_, partial_;  // the partial one is empty once there is none
};

}  // namespace counsel::cli
