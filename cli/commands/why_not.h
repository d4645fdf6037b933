// cli/commands/why_not.h
// `counsel why-not`: why a candidate is not recommended, or a fact does not hold, and which rules come nearest to it.
//
// Exit: done, answer is no (the candidate leads, or the fact holds), could not run.
#pragma once

#include <string>

#include "cli/commands/options.h"
#include "cli/commands/proof_options.h"

namespace counsel::cli {

struct WhyNotOptions {
  BaseOptions base;
  AnswerOptions answers;
  std::string target;
  std::string decision;
  bool all = false;  // rules: otherwise the nearest few
  SizeOptions size;
  ProofFormat format = ProofFormat::text;
};

void add_why_not(Command& program);
int run_why_not(const WhyNotOptions& options, Io& io);

}  // namespace counsel::cli
