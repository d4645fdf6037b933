#include "tests/support/world.h"

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "cli/app.h"
#include "tests/support/file_text.h"

namespace counsel::test {

namespace fs = std::filesystem;

World::World() {
  static std::atomic<int> count = 0;
  const std::string name = "counsel-test-" + std::to_string(getpid()) + "-" + std::to_string(count++);
  folder_ = fs::canonical(fs::temp_directory_path()) / name / "case";
  fs::create_directories(folder_);
  environment = {{"HOME", folder_.string()}, {"USER", "tester"}};
}

World::~World() {
  std::error_code ignored;
  fs::remove_all(folder_.parent_path(), ignored);
}

void World::write(const std::string& path, std::string_view text) const {
  fs::create_directories((folder_ / path).parent_path());
  std::ofstream(folder_ / path, std::ios::binary) << text;
}

std::string World::read(const std::string& path) const { return file_text(folder_ / path); }

Outcome World::run(const std::vector<std::string>& arguments) const {
  std::ostringstream out;
  std::ostringstream err;
  cli::Io io{
      .out = out,
      .err = err,
      .out_terminal = terminal,
      .err_terminal = terminal,
      .environment = environment,
      .folder = working_folder.empty() ? folder_ : working_folder,
      .program = program,
      .now_ms = [this] { return now_ms; },
      .interrupted = [] { return false; },
      .salt = [] { return std::string(32, 's'); },
  };
  const int exit_code = cli::run_app(arguments, io);
  return {out.str(), err.str(), exit_code};
}

Outcome World::run_shell(const std::string& command, const fs::path& binary) const {
  // Beside the folder, so that the command does not see them.
  const fs::path out = folder_.string() + ".out";
  const fs::path err = folder_.string() + ".err";
  const fs::path bin = folder_.string() + ".bin";
  fs::create_directories(bin);
  std::error_code ignored;
  fs::create_symlink(binary, bin / "counsel", ignored);
  const std::string line = "cd '" + folder_.string() + "' && env -i HOME=\"$PWD\" USER=tester PATH='" + bin.string() +
                           ":/usr/bin:/bin' sh -c '" + replaced(command, "'", "'\\''") + "' >'" + out.string() +
                           "' 2>'" + err.string() + "' </dev/null";
  const int status = std::system(line.c_str());
  Outcome outcome{file_text(out), file_text(err), WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)};
  return outcome;
}

std::vector<std::string> shell_words(std::string_view line) {
  std::vector<std::string> words;
  bool open = false;  // a word has begun
  char quote = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    if (quote == 0 && (c == ' ' || c == '\t')) {
      open = false;
      continue;
    }
    if (!open) words.emplace_back();
    open = true;
    if (c == quote)
      quote = 0;
    else if (quote == 0 && (c == '"' || c == '\''))
      quote = c;
    else if (c == '\\' && quote != '\'' && at + 1 < line.size())
      words.back() += line[++at];
    else
      words.back() += c;
  }
  return words;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); !what.empty() && at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

}  // namespace counsel::test
