// engine/lang/fact_sentences.h
// Facts that a person states beside the rule files, each a text of its own: `Phoenix written-in Elixir`.
//
// Order:  of the texts.
// Errors: all that is wrong, as in rule files, by place.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/lang/diagnostic.h"
#include "engine/lang/program.h"

namespace counsel::lang {

struct FactSentences {
  std::vector<std::optional<StatedFact>> facts;  // one a file; nothing where it has a mistake
  std::vector<Diagnostic> diagnostics;
};

/// `tree` declares what the facts are about; each of `files` is the text of one.
FactSentences read_fact_sentences(std::span<const FileId> files, const SyntaxTree& tree, const Sources& sources);

}  // namespace counsel::lang
