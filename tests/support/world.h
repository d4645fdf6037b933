// tests/support/world.h
// A small world to run the program in: a folder `case` of its own that is gone afterwards, no terminal, a clock that
// stands still unless set, and nothing of the environment but HOME (the folder) and USER (tester).
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/io.h"

namespace counsel::test {

/// What a run of the program left behind.
struct Outcome {
  std::string out;
  std::string err;
  int exit_code = 0;
};

class World {
 public:
  World();
  ~World();
  World(const World&) = delete;

  const std::filesystem::path& folder() const { return folder_; }
  /// Makes the file, and its folders.
  void write(const std::string& path, std::string_view text) const;
  std::string read(const std::string& path) const;

  /// Runs the program in-process; `arguments` are those after its name.
  Outcome run(const std::vector<std::string>& arguments) const;
  /// Runs a shell command in the folder, with `counsel` being `binary`.
  Outcome run_shell(const std::string& command, const std::filesystem::path& binary) const;

  // What runs in-process see.
  std::map<std::string, std::string, std::less<>> environment;
  cli::Terminal terminal;
  std::int64_t now_ms = 1'795'163'400'000;  // 2026-11-20T08:30:00Z
  std::filesystem::path program;         // the executable; empty for none
  std::filesystem::path working_folder;  // the folder itself unless set

 private:
  std::filesystem::path folder_;
};

/// The words of a command line as a shell would take them: quotes and backslashes, and nothing more.
std::vector<std::string> shell_words(std::string_view line);

/// `text` with every `what` replaced.
std::string replaced(std::string text, std::string_view what, std::string_view by);

}  // namespace counsel::test
