#include "tests/support/shipped_rules.h"

#include <algorithm>
#include <filesystem>

#include "tests/support/file_text.h"

namespace counsel::test {

std::vector<std::pair<std::string, std::string>> shipped_files(const std::string& name) {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(COUNSEL_SOURCE_DIR) / "rules" / name)) {
    if (entry.path().extension() != ".rules") continue;
    files.emplace_back(entry.path().filename().string(), file_text(entry.path()));
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace counsel::test
