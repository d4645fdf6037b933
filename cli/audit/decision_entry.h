// cli/audit/decision_entry.h
// What an `ask` puts on the record.
//
// Cost: what each rule came to, and the texts; about two milliseconds on the shipped base.
#pragma once

#include <string>

#include "cli/audit/fact_contents.h"
#include "cli/io.h"
#include "cli/pipeline.h"
#include "engine/decide/ranking.h"
#include "engine/explain/proof.h"
#include "kb/decision.h"

namespace counsel::cli {

/// Of a case that was answered; `proof` is that of the whole ranking, `files` are those that facts were read from.
kb::DecisionEntry answered_entry(const RuleBase& base, const Ready& ready, const Consultation& consultation,
                                 const decide::Ranking& ranking, const explain::Proof& proof, FactContents files,
                                 const std::string& purpose, const Io& io);

/// What was typed, and what was said of it, of an `ask` that came to no answer.
struct FailedAsk {
  std::vector<std::string> words;  // as typed, files by their names
  std::string decision;            // as typed
  std::string said;                // on stderr
};

/// Rule text that has not been read is empty. All that was typed is withheld: nobody knows what in it is personal.
kb::DecisionEntry failed_entry(const FailedAsk& failed, const RuleBase& base, const lang::Sources& sources,
                               const std::string& purpose, const Io& io);

}  // namespace counsel::cli
