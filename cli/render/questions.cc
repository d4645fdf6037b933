#include "cli/render/questions.h"

#include <algorithm>

#include "cli/render/text.h"
#include "engine/base/listed.h"

namespace counsel::cli {

namespace {

const std::string kIndent(5, ' ');
const std::string kAnswerIndent(7, ' ');

/// Answers that turn the ranking the same way.
struct Turn {
  std::vector<std::string> answers;
  std::vector<std::string> leaders;
};

std::vector<Turn> turns_of(const QuestionView& question) {
  std::vector<Turn> turns;
  for (const QuestionView::Change& change : question.changes) {
    std::vector<std::string> leaders;
    for (const std::string& leader : change.leaders) leaders.push_back(printable(leader));
    auto same = std::ranges::find(turns, leaders, &Turn::leaders);
    if (same == turns.end()) same = turns.insert(turns.end(), Turn{{}, std::move(leaders)});
    same->answers.push_back(printable(change.answer));
  }
  return turns;
}

std::string question_text(const QuestionView& question, std::size_t most, const Style& style) {
  const std::string name = style.dim("(" + printable(question.attribute) + ")");
  std::string out = hanging(kIndent, printable(question.question) + " " + name, style.columns);
  // The answers that change something are the ones worth naming; without any, all that may be answered.
  if (question.changes.empty())
    out += style.dim_lines(hanging(kAnswerIndent, printable(question.allowed), style.columns));
  const std::vector<std::string> turns = turn_sentences(question);
  const std::size_t shown = std::min(turns.size(), most);
  for (std::size_t i = 0; i < shown; ++i) out += hanging(kAnswerIndent, turns[i], style.columns);
  if (shown < turns.size())
    out += style.dim_lines(hanging(kAnswerIndent, more_changes(turns.size() - shown), style.columns));
  return out;
}

}  // namespace

std::vector<std::string> turn_sentences(const QuestionView& question) {
  std::vector<std::string> sentences;
  for (const Turn& turn : turns_of(question))
    sentences.push_back(listed(turn.answers, "or") + ": " +
                        (turn.leaders.empty() ? "nothing would fit" : listed(turn.leaders) + " would lead"));
  return sentences;
}

std::string more_changes(std::size_t count) { return "… and " + counted(count, "other change"); }

std::string questions_text(const std::vector<QuestionView>& questions, std::size_t most, const Style& style) {
  const std::size_t shown = std::min(questions.size(), most);
  std::string out;
  for (std::size_t i = 0; i < shown; ++i) out += question_text(questions[i], most, style);
  std::vector<std::string> others;
  for (std::size_t i = shown; i < questions.size(); ++i) others.push_back(printable(questions[i].attribute));
  if (!others.empty()) out += hanging(kIndent, "and " + listed(others), style.columns);
  return out;
}

}  // namespace counsel::cli
