#include "cli/render/ranking.h"

#include <limits>
#include <vector>

#include "cli/render/footnotes.h"
#include "cli/render/given.h"
#include "cli/render/numbers.h"
#include "cli/render/proof.h"
#include "cli/render/questions.h"
#include "cli/render/ranked.h"
#include "cli/render/ruled_out.h"
#include "cli/render/sensitivity.h"
#include "cli/render/text.h"
#include "engine/base/listed.h"

namespace counsel::cli {

namespace {

using decide::Outcome;

constexpr std::size_t kProofIndent = 2;
const std::string kIndent(5, ' ');

std::vector<std::string> leaders(const AnswerView& answer, const Style& style) {
  std::vector<std::string> labels;
  for (const CandidateView& candidate : answer.candidates)
    if (candidate.rank == 1) labels.push_back(style.bold(printable(candidate.label)));
  return labels;
}

std::string headline(const AnswerView& answer, const Style& style) {
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

class Page {
 public:
  Page(const AnswerView& answer, const RankingOptions& options, const Style& style)
      : answer_(answer), options_(options), style_(style), reasons_(options, style, notes_) {}

  std::string text() {
    heading();
    contradictions();
    conflicts();
    if (answer_.outcome == Outcome::settled || answer_.outcome == Outcome::provisional)
      out_ += ranked_text(answer_.candidates, options_, style_, reasons_);
    if (answer_.sensitivity && options_.explain != Explain::none)
      out_ += "\n" + sensitivity_text(*answer_.sensitivity, style_);
    out_ += ruled_out_text(answer_.candidates, options_, style_, reasons_);
    if (options_.explain != Explain::none) open_questions();
    return out_ + notes_.text(style_);
  }

 private:
  void heading() {
    if (!answer_.question.empty()) out_ += hanging("", style_.bold(printable(answer_.question)), style_.columns);
    out_ += case_text(answer_.given, answer_.as_of, style_);
    if (const std::string assumed = given_text(answer_.assumed); !assumed.empty())
      out_ += style_.dim_lines(hanging("", "Assumed: " + printable(assumed), style_.columns));
    if (!out_.empty()) out_ += "\n";
    out_ += hanging("", headline(answer_, style_), style_.columns);
    if (answer_.thinly_supported)
      out_ += hanging("", style_.bold("Thinly supported") + ": " + points_text(answer_.candidates.front().points_udb) +
                              " points, and this decision is confident from " + points_text(answer_.confident_udb) + ".",
                      style_.columns);
    if (!answer_.recorded)
      out_ += hanging("", style_.bold("Not on record") + ": nothing is kept of this answer.", style_.columns);
  }

  void contradictions() {
    for (const ContradictionView& each : answer_.contradictions) {
      out_ += "\n" + hanging("",
                             "`" + printable(each.attribute) + "` can have one value, and has " +
                                 std::to_string(each.sides.size()) + ":",
                             style_.columns);
      const Style narrower{.color = style_.color, .columns = style_.columns - kProofIndent};
      for (const auto& side : each.sides) out_ += indented(proof_tree(side.proof, notes_, narrower), kProofIndent);
    }
  }

  void conflicts() {
    if (answer_.conflicts.empty()) return;
    if (answer_.conflicts.front().answers.empty()) {
      out_ += "\n" + style_.bold("Whatever is answered, facts rule out every candidate") + "\n";
      for (const std::string& fact : answer_.conflicts.front().facts) out_ += hanging(kIndent, printable(fact), style_.columns);
      return;
    }
    out_ += "\n" + style_.bold(answer_.conflicts.size() > 1 ? "Each of these alone rules out every candidate"
                                                            : "This alone rules out every candidate") + "\n";
    for (const ConflictView& each : answer_.conflicts) out_ += hanging(kIndent, printable(listed(each.answers)), style_.columns);
  }

  void open_questions() {
    const bool full = options_.explain == Explain::full;
    const std::size_t most = options_.lines.value_or(full ? std::numeric_limits<std::size_t>::max() : kFewQuestions);
    const bool undecided = answer_.outcome == Outcome::undecided;
    if (!answer_.questions.empty()) {
      out_ += "\n" + style_.bold(undecided ? "What to answer next" : "Could change who leads") + "\n";
      out_ += questions_text(answer_.questions, most, style_);
    }
    if (answer_.unanswered.empty() || !(full || (undecided && answer_.questions.empty()))) return;
    out_ += "\n" + style_.bold("Also open") + "\n" + questions_text(answer_.unanswered, most, style_);
  }

  const AnswerView& answer_;
  const RankingOptions& options_;
  const Style& style_;
  Footnotes notes_;
  ReasonLines reasons_;
  std::string out_;
};

}  // namespace

std::string ranking_text(const AnswerView& answer, const RankingOptions& options, const Style& style) {
  return Page(answer, options, style).text();
}

}  // namespace counsel::cli
