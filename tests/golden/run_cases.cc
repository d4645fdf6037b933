// tests/golden/run_cases.cc
// Runs transcripts and compares: in-process, or with `--binary PATH` through a shell and the real program.
//
//     run_cases [--update] [--binary PATH] FILE_OR_FOLDER…
//
// `--update` rewrites the cases with what came; the change is then reviewed as any other. Exits with 1 where a case
// failed, with 2 where a file is no case.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/support/file_text.h"
#include "tests/support/transcript.h"
#include "tests/support/world.h"

namespace {

using namespace counsel::test;
namespace fs = std::filesystem;

std::vector<fs::path> cases_in(const fs::path& path) {
  if (!fs::is_directory(path)) return {path};
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(path))
    if (entry.path().extension() == ".case") found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

Outcome run(const World& world, const std::string& line, const fs::path& binary) {
  Outcome outcome;
  if (!binary.empty()) {
    outcome = world.run_shell(line, binary);
  } else {
    std::vector<std::string> words = shell_words(line);
    if (words.empty() || words[0] != "counsel") {
      std::fprintf(stderr, "a case run in-process can only run counsel: %s\n", line.c_str());
      std::exit(2);
    }
    words.erase(words.begin());
    outcome = world.run(words);
  }
  // The folder has another name every time.
  outcome.out = replaced(std::move(outcome.out), world.folder().string(), "FOLDER");
  outcome.err = replaced(std::move(outcome.err), world.folder().string(), "FOLDER");
  return outcome;
}

void check(const char* what, const std::string& expected, const std::string& found, std::string& problems) {
  if (!fits(expected, found)) problems += std::string("  ") + what + ":\n" + difference(expected, found);
}

/// What differs; `transcript` then holds what came.
std::string run_case(Transcript& transcript, const fs::path& binary) {
  World world;
  for (const auto& file : transcript.files) world.write(file.path, file.text);
  std::string problems;
  for (TranscriptCommand& command : transcript.commands) {
    const Outcome outcome = run(world, command.line, binary);
    std::string found;
    check("stdout", command.out, outcome.out, found);
    check("stderr", command.err, outcome.err, found);
    if (command.exit_code != outcome.exit_code)
      found +=
          "  exit code " + std::to_string(outcome.exit_code) + ", expected " + std::to_string(command.exit_code) + "\n";
    if (!found.empty()) problems += "  $ " + command.line + "\n" + found;
    if (!fits(command.out, outcome.out)) command.out = outcome.out;
    if (!fits(command.err, outcome.err)) command.err = outcome.err;
    command.exit_code = outcome.exit_code;
  }
  return problems;
}

}  // namespace

int main(int argc, char** argv) {
  bool update = false;
  fs::path binary;
  std::vector<fs::path> files;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--update")
      update = true;
    else if (word == "--binary" && i + 1 < argc)
      binary = fs::absolute(argv[++i]);
    else
      for (const fs::path& file : cases_in(word)) files.push_back(file);
  }
  int failed = 0;
  for (const fs::path& file : files) {
    Transcript transcript = read_transcript(file_text(file));
    const std::string problems = run_case(transcript, binary);
    if (problems.empty()) continue;
    ++failed;
    std::printf("%s %s: %s\n%s", update ? "updated" : "FAILED", file.c_str(), transcript.title.c_str(),
                problems.c_str());
    if (update) std::ofstream(file, std::ios::binary) << write_transcript(transcript);
  }
  std::printf("%zu cases, %d %s\n", files.size(), failed, update ? "updated" : "failed");
  return files.empty() || (failed > 0 && !update) ? 1 : 0;
}
