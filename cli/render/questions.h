// cli/render/questions.h
// Open questions with the answers that would change something, grouped by what they would change it to.
//
//     What is being built? (product)
//       chat or online-game: Node.js would lead
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/render/answer_view.h"
#include "cli/render/style.h"

namespace counsel::cli {

/// The first few questions where a reader wants the gist.
inline constexpr std::size_t kFewQuestions = 3;

/// What the answers that turn the ranking the same way do, a sentence for each way: "chat or online-game: Node.js would
/// lead".
std::vector<std::string> turn_sentences(const QuestionView& question);

/// "… and 3 other changes"
std::string more_changes(std::size_t count);

/// The first `most` questions, each with as many of its changes, and the other questions by name.
std::string questions_text(const std::vector<QuestionView>& questions, std::size_t most, const Style& style);

}  // namespace counsel::cli
