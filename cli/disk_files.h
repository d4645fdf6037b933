// cli/disk_files.h
// Rule files as they lie on the disk: the loader's way to them.
#pragma once

#include <filesystem>

#include "engine/lang/load.h"

namespace counsel::cli {

class DiskFiles : public lang::FileReader {
 public:
  /// Relative paths start at `folder`.
  explicit DiskFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

  Result<std::string> canonical(const std::string& path) const override;
  bool is_folder(const std::string& path) const override;
  Result<std::vector<std::string>> list(const std::string& folder) const override;
  Result<std::string> read(const std::string& path, std::size_t limit) const override;

 private:
  std::filesystem::path folder_;
};

}  // namespace counsel::cli
