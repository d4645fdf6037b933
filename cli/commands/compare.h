// cli/commands/compare.h
// `counsel compare`: two candidates of a decision set against each other for one case.
//
// Exit: as `ask` with the same answers; could not run.
#pragma once

#include "cli/commands/options.h"
#include "cli/commands/proof_options.h"

namespace counsel::cli {

struct CompareOptions {
  BaseOptions base;
  AnswerOptions words_and_files;  // the first words may name candidates; the others are answers
  std::string decision;
  std::size_t changes = 1;
  SizeOptions size;
  ProofFormat format = ProofFormat::text;
};

void add_compare(Command& program);
int run_compare(const CompareOptions& options, Io& io);

}  // namespace counsel::cli
