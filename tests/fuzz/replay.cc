// Runs a fuzz target on every file of a folder: its corpus, and every input that once broke it.
//
//     replay_TARGET FOLDER
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <vector>

#include "tests/fuzz/one_input.h"
#include "tests/support/file_text.h"

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  if (argc != 2) return 2;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(argv[1])) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    std::printf("%s\n", file.c_str());
    std::fflush(stdout);  // the last one named is the one that broke
    counsel::fuzz::one_input(counsel::test::file_text(file));
  }
  return files.empty() ? 1 : 0;
}
