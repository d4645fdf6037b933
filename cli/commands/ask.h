// cli/commands/ask.h
// `counsel ask`: the candidates of a decision, ranked for one case, with the reasons. It is on the record before anything
// is shown, and so is an `ask` that came to no answer.
//
// Exit: done, answer is no (nothing fits, contradiction), incomplete (undecided), could not run.
#pragma once

#include <string>

#include "cli/audit/recorder.h"
#include "cli/commands/options.h"
#include "cli/render/proof_formats.h"
#include "cli/render/ranking.h"

namespace counsel::cli {

struct AskOptions {
  BaseOptions base;
  AnswerOptions answers;
  std::string decision;
  RankingOptions ranking;
  RecordOptions record;
  ProofFormat format = ProofFormat::text;
};

void add_ask(Command& program);
int run_ask(const AskOptions& options, Io& io);

}  // namespace counsel::cli
