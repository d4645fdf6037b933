// cli/commands/why.h
// `counsel why`: the proof of a candidate's place in the ranking, of a fact, of an exclusion or of an attribute's values.
//
// Exit: done, answer is no (there is nothing to prove), could not run.
#pragma once

#include <string>

#include "cli/commands/options.h"
#include "cli/commands/proof_options.h"

namespace counsel::cli {

struct WhyOptions {
  BaseOptions base;
  AnswerOptions answers;
  std::string target;
  std::string decision;
  bool all = false;  // every way in which it holds
  ProofOptions proof;
};

void add_why(Command& program);
int run_why(const WhyOptions& options, Io& io);

}  // namespace counsel::cli
