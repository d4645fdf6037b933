// cli/render/ranking_words.h
// What the answer of `ask` says in sentences, the same in every format.
//
// Shape: with the style's colours; without them it is plain text for one line.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/render/answer_view.h"
#include "cli/render/ranking_options.h"
#include "cli/render/style.h"

namespace counsel::cli {

/// "Provisional: Phoenix leads; 2 open questions could change that."
std::string verdict_text(const AnswerView& answer, const Style& style);

/// What has to be known with it: that the leader is thinly supported, that nothing is on record.
std::vector<std::string> verdict_notes(const AnswerView& answer, const Style& style);

/// "`concurrency` can have one value, and has 2:"
std::string contradiction_text(const ContradictionView& contradiction);

/// What stands above the conflicts. Requires: there are some.
std::string conflicts_title(const AnswerView& answer);

/// Each conflict, or each fact of it. Requires: there are some.
std::vector<std::string> conflict_lines(const AnswerView& answer);

/// What stands above the questions that could change something.
std::string questions_title(const AnswerView& answer);

/// How many questions are shown, and how many changes of each.
std::size_t most_questions(const RankingOptions& options);

/// Whether the questions that could change nothing by themselves are worth showing.
bool shows_unanswered(const AnswerView& answer, const RankingOptions& options);

}  // namespace counsel::cli
