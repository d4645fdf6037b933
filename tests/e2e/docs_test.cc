// tests/e2e/docs_test.cc
// Every example in the documentation does what the page says.
//
//     docs_test [--update] PROJECT_FOLDER FILE.md…
//
// A fenced block marked `console` holds commands, each after `$ `, and what they print: stdout, then stderr. Commands
// `counsel …` are run in-process in the project's folder, in one world a page; a line `…` stands for any lines. The
// fenced blocks marked `rules` of one page are together one rule base, `page.rules`: it has to check, and its examples
// to pass. Each of them has the layout of `counsel fmt`. `--update` rewrites what commands print.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "tests/support/transcript.h"
#include "tests/support/world.h"

namespace {

using namespace counsel::test;
namespace fs = std::filesystem;

std::vector<std::string> lines_in(const fs::path& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

class Page {
 public:
  Page(const fs::path& project, const fs::path& file) : file_(file), lines_(lines_in(file)) {
    world_.program = project / "build" / "counsel";
    world_.working_folder = project;
  }

  /// The page as it should be; what is wrong is printed.
  std::vector<std::string> run() {
    std::string rules;
    std::vector<std::string> out;
    for (std::size_t at = 0; at < lines_.size();) {
      out.push_back(lines_[at]);
      const std::string& fence = lines_[at++];
      if (fence != "```console" && fence != "```rules") continue;
      std::vector<std::string> block;
      while (at < lines_.size() && lines_[at] != "```") block.push_back(lines_[at++]);
      if (fence == "```rules") {
        std::string text;
        for (const std::string& line : block) text += line + "\n";
        check_layout(text);
        rules += text + "\n";
      } else {
        block = run_block(block);
      }
      out.insert(out.end(), block.begin(), block.end());
    }
    if (!rules.empty()) check_rules(rules);
    return out;
  }

  bool failed() const { return failed_; }

 private:
  std::vector<std::string> run_block(const std::vector<std::string>& block) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < block.size();) {
      out.push_back(block[at]);
      const std::string command = block[at++];
      std::string expected;
      while (at < block.size() && !block[at].starts_with("$ ")) expected += block[at++] + "\n";
      const std::string found = output(command);
      const bool same = fits(expected, found);
      if (!same) fail(command + "\n" + difference(expected, found));
      const std::string& shown = same ? expected : found;
      for (std::size_t from = 0; from < shown.size();) {
        const std::size_t end = shown.find('\n', from);
        out.push_back(shown.substr(from, end - from));
        from = end + 1;
      }
    }
    return out;
  }

  std::string output(const std::string& command) {
    std::vector<std::string> words = shell_words(command);
    if (words.size() < 2 || words[0] != "$" || words[1] != "counsel") {
      fail("a console block can only run counsel: " + command);
      return "";
    }
    const Outcome outcome = world_.run({words.begin() + 2, words.end()});
    return outcome.out + outcome.err;
  }

  void check_layout(const std::string& block) {
    world_.write("block.rules", block);
    const Outcome outcome = world_.run({"fmt", "--check", "--diff", (world_.folder() / "block.rules").string()});
    if (outcome.exit_code != 0) fail("a rules block is not as `counsel fmt` writes it:\n" + outcome.out + outcome.err);
  }

  void check_rules(const std::string& rules) {
    world_.write("page.rules", rules);
    const std::string path = (world_.folder() / "page.rules").string();
    for (const char* command : {"check", "test"})
      if (const Outcome outcome = world_.run({command, path}); outcome.exit_code != 0)
        fail(std::string("the rules blocks do not pass `counsel ") + command + "`:\n" + outcome.out + outcome.err);
  }

  void fail(const std::string& what) {
    failed_ = true;
    std::cout << file_.string() << ": " << what << "\n";
  }

  fs::path file_;
  std::vector<std::string> lines_;
  World world_;
  bool failed_ = false;
};

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool update = !arguments.empty() && arguments[0] == "--update";
  if (update) arguments.erase(arguments.begin());
  if (arguments.size() < 2) return 2;
  bool failed = false;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    Page page(arguments[0], arguments[i]);
    const std::vector<std::string> lines = page.run();
    failed = failed || page.failed();
    if (!update || !page.failed()) continue;
    std::ofstream file(arguments[i]);
    for (const std::string& line : lines) file << line << "\n";
  }
  return failed && !update ? 1 : 0;
}
