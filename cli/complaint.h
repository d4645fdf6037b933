// cli/complaint.h
// What is wrong with what the user typed: the command line, answers, names of things. Collected, and said together.
//
// For rule text there is lang::Diagnostic, which has a place to point at; for the world there is Error.
#pragma once

#include <string>
#include <vector>

#include "cli/io.h"

namespace counsel::cli {

struct Complaint {
  std::string message;  // lower case, no full stop, the user's words in backticks
  std::string hint;     // how to mend it; may be empty
};

/// Writes each as `counsel: message` and its hint below, to io.err. Returns kCouldNotRun.
int complain(Io& io, const std::vector<Complaint>& complaints);
int complain(Io& io, const Error& error);

}  // namespace counsel::cli
