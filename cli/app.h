// cli/app.h
// The program, from the words of its command line to its exit code.
#pragma once

#include <string>
#include <vector>

#include "cli/io.h"

namespace counsel::cli {

/// Runs one command. Answers go to io.out, all else to io.err. Lets no exception out.
/// `arguments` are those after the program's name. Returns a code of exit_code.h.
int run_app(const std::vector<std::string>& arguments, Io& io);

}  // namespace counsel::cli
