// tests/support/transcript.h
// A case as text: files, and commands with what they print and how they end.
//
//     == a tie is said to be one ==
//     --- case.rules
//     kind k: A, B
//     $ counsel ask --rules case.rules
//     --- stdout
//     …
//     --- exit 0
//
// Shape: sections that are empty (nothing on stderr) are left out. A line that would begin a section is written with a
//        backslash before it. In a section of output the line `…` stands for any lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/world.h"

namespace counsel::test {

struct TranscriptCommand {
  std::string line;  // "counsel ask …"
  std::string out;
  std::string err;
  int exit_code = 0;
};

struct Transcript {
  struct File {
    std::string path;
    std::string text;
  };
  std::string title;
  std::vector<File> files;
  std::vector<TranscriptCommand> commands;
};

/// Stops the program with a message where the text is no transcript.
Transcript read_transcript(std::string_view text);
std::string write_transcript(const Transcript& transcript);

/// Whether `found` is what `expected` says, lines `…` standing for any lines.
bool fits(std::string_view expected, std::string_view found);

/// The lines in which the two differ, `-` for what was expected and `+` for what came.
std::string difference(std::string_view expected, std::string_view found);

}  // namespace counsel::test
