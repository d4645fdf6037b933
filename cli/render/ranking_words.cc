#include "cli/render/ranking_words.h"

#include <limits>

#include "cli/render/numbers.h"
#include "cli/render/questions.h"
#include "cli/render/text.h"
#include "engine/base/listed.h"

namespace counsel::cli {

namespace {

using decide::Outcome;

std::vector<std::string> leaders(const AnswerView& answer, const Style& style) {
  std::vector<std::string> labels;
  for (const CandidateView& candidate : answer.candidates)
    if (candidate.rank == 1) labels.push_back(style.bold(printable(candidate.label)));
  return labels;
}

}  // namespace

std::string verdict_text(const AnswerView& answer, const Style& style) {
  switch (answer.outcome) {
    case Outcome::undecided:
      return style.bold("Undecided") + ": nothing speaks for or against any candidate yet.";
    case Outcome::nothing_fits:
      return style.bold("Nothing fits") + ": every candidate is ruled out.";
    case Outcome::contradiction:
      return style.bold("Contradiction") + ": this cannot all be so, and nothing is recommended on top of it.";
    case Outcome::settled:
    case Outcome::provisional:
      break;
  }
  const std::vector<std::string> names = leaders(answer, style);
  const std::string who = listed(names) + (names.size() > 1 ? " lead together" : " leads");
  if (answer.outcome == Outcome::settled) return style.bold("Settled") + ": " + who + ", and no open question can change that.";
  return style.bold("Provisional") + ": " + who + "; " + counted(answer.questions.size(), "open question") + " could change that.";
}

std::vector<std::string> verdict_notes(const AnswerView& answer, const Style& style) {
  std::vector<std::string> notes;
  if (answer.thinly_supported)
    notes.push_back(style.bold("Thinly supported") + ": " + points_text(answer.candidates.front().points_udb) +
                    " points, and this decision is confident from " + points_text(answer.confident_udb) + ".");
  if (!answer.recorded) notes.push_back(style.bold("Not on record") + ": nothing is kept of this answer.");
  return notes;
}

std::string contradiction_text(const ContradictionView& contradiction) {
  return "`" + printable(contradiction.attribute) + "` can have one value, and has " +
         std::to_string(contradiction.sides.size()) + ":";
}

std::string conflicts_title(const AnswerView& answer) {
  if (answer.conflicts.front().answers.empty()) return "Whatever is answered, facts rule out every candidate";
  return answer.conflicts.size() > 1 ? "Each of these alone rules out every candidate"
                                     : "This alone rules out every candidate";
}

std::vector<std::string> conflict_lines(const AnswerView& answer) {
  if (answer.conflicts.front().answers.empty()) return answer.conflicts.front().facts;
  std::vector<std::string> lines;
  for (const ConflictView& each : answer.conflicts) lines.push_back(listed(each.answers));
  return lines;
}

std::string questions_title(const AnswerView& answer) {
  return answer.outcome == Outcome::undecided ? "What to answer next" : "Could change who leads";
}

std::size_t most_questions(const RankingOptions& options) {
  const bool all = options.explain == Explain::full;
  return options.lines.value_or(all ? std::numeric_limits<std::size_t>::max() : kFewQuestions);
}

bool shows_unanswered(const AnswerView& answer, const RankingOptions& options) {
  const bool nothing_else = answer.outcome == Outcome::undecided && answer.questions.empty();
  return !answer.unanswered.empty() && (options.explain == Explain::full || nothing_else);
}

}  // namespace counsel::cli
