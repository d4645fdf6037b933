// cli/audit/record_texts.h
// The JSON texts of a decision record (docs/storage.md "Decisions" has every key).
//
// Shape:  on one line, keys in a fixed order, so that equal decisions have equal bytes.
// Units:  points in millionths of a decibel.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "cli/audit/fact_contents.h"
#include "cli/pipeline.h"
#include "engine/decide/ranking.h"
#include "engine/explain/proof.h"
#include "engine/explain/rules_at_work.h"
#include "kb/decision.h"

namespace counsel::cli {

/// The rule base's files, and those that its facts were read from, with their digests. Their paths are as messages show them.
kb::RuleText rule_text(const RuleBase& base, const lang::Sources& sources, FactContents fact_files);

/// The answers of a case. Those to personal attributes are withheld: their commitments stand in their place.
struct AnswersText {
  std::string text;
  std::vector<kb::Withheld> withheld;
};
AnswersText answers_text(std::span<const Fact> answers, const lang::Program& program,
                         const std::function<std::string()>& salt);

/// What came of the decision.
std::string result_text(const decide::Ranking& ranking, const explain::RulesAtWork& rules, const lang::Program& program);

std::string proof_text(const explain::Proof& proof);

/// Of an `ask` that came to no answer: what was typed, a word each.
std::string words_text(const std::vector<std::string>& words);

}  // namespace counsel::cli
