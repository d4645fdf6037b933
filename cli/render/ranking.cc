#include "cli/render/ranking.h"

#include "cli/render/footnotes.h"
#include "cli/render/given.h"
#include "cli/render/proof.h"
#include "cli/render/questions.h"
#include "cli/render/ranked.h"
#include "cli/render/ranking_words.h"
#include "cli/render/ruled_out.h"
#include "cli/render/sensitivity.h"
#include "cli/render/text.h"

namespace counsel::cli {

namespace {

using decide::Outcome;

constexpr std::size_t kProofIndent = 2;
const std::string kIndent(5, ' ');

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
    out_ += hanging("", verdict_text(answer_, style_), style_.columns);
    for (const std::string& note : verdict_notes(answer_, style_)) out_ += hanging("", note, style_.columns);
  }

  void contradictions() {
    for (const ContradictionView& each : answer_.contradictions) {
      out_ += "\n" + hanging("", contradiction_text(each), style_.columns);
      const Style narrower{.color = style_.color, .columns = style_.columns - kProofIndent};
      for (const auto& side : each.sides) out_ += indented(proof_tree(side.proof, notes_, narrower), kProofIndent);
    }
  }

  void conflicts() {
    if (answer_.conflicts.empty()) return;
    out_ += "\n" + style_.bold(conflicts_title(answer_)) + "\n";
    for (const std::string& line : conflict_lines(answer_)) out_ += hanging(kIndent, printable(line), style_.columns);
  }

  void open_questions() {
    const std::size_t most = most_questions(options_);
    if (!answer_.questions.empty()) {
      out_ += "\n" + style_.bold(questions_title(answer_)) + "\n";
      out_ += questions_text(answer_.questions, most, style_);
    }
    if (!shows_unanswered(answer_, options_)) return;
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
