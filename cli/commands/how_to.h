// cli/commands/how_to.h
// `counsel how-to`: the smallest changes of answers that bring a candidate where it is wanted, or that there is none.
//
// Exit: 0 where there is one, or none is needed; 1 where there is none.
#pragma once

#include <cstddef>
#include <string>

#include "cli/commands/options.h"

namespace counsel::cli {

struct HowToOptions {
  BaseOptions base;
  std::string target;
  AnswerOptions answers;    // what is wanted comes first among the words, where it is said
  std::string decision;
  std::size_t changes = 2;  // the most answers to change together
  OutputFormat format = OutputFormat::text;
};

void add_how_to(Command& program);
int run_how_to(const HowToOptions& options, Io& io);

}  // namespace counsel::cli
