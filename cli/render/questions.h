// cli/render/questions.h
// Open questions with the answers that would change something, grouped by what they would change it to.
//
//     What is being built? (product)
//       chat or online-game: Node.js would lead
#pragma once

#include <string>
#include <vector>

#include "cli/render/answer_view.h"
#include "cli/render/style.h"

namespace counsel::cli {

/// The first few questions with their first few changes, and the rest by name; all of them where `full`.
std::string questions_text(const std::vector<QuestionView>& questions, bool full, const Style& style);

}  // namespace counsel::cli
