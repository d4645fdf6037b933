// cli/commands/what_if.h
// `counsel what-if`: what other answers and facts would make of the ranking, and through which rules. Nothing is written.
//
// Exit: as `ask` with the changed answers and facts.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/commands/options.h"

namespace counsel::cli {

struct WhatIfOptions {
  BaseOptions base;
  AnswerOptions answers;
  std::vector<std::string> set;   // answers as typed, each in place of what is answered
  std::vector<std::string> drop;  // attributes
  std::vector<std::string> with, without;  // facts
  std::string decision;
  std::size_t top = 5;
  OutputFormat format = OutputFormat::text;
};

void add_what_if(Command& program);
int run_what_if(const WhatIfOptions& options, Io& io);

}  // namespace counsel::cli
