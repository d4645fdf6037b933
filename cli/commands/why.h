// cli/commands/why.h
// `counsel why`: the proof of a candidate's place in the ranking, or of a fact.
//
// Exit: done, answer is no (the fact does not hold), could not run.
#pragma once

#include <optional>
#include <string>

#include "cli/commands/options.h"
#include "cli/commands/proof_options.h"

namespace counsel::cli {

struct WhyOptions {
  BaseOptions base;
  AnswerOptions answers;
  std::string target;
  std::string decision;
  ProofOptions proof;
};

void add_why(CLI::App& app, Io& io, std::optional<int>& exit_code);
int run_why(const WhyOptions& options, Io& io);

}  // namespace counsel::cli
