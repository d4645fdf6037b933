#include "cli/render/ranking.h"

#include <algorithm>
#include <limits>
#include <span>
#include <vector>

#include "cli/render/footnotes.h"
#include "cli/render/given.h"
#include "cli/render/numbers.h"
#include "cli/render/proof.h"
#include "cli/render/proof_words.h"
#include "cli/render/questions.h"
#include "cli/render/text.h"
#include "engine/base/listed.h"
#include "engine/base/utf8.h"

namespace counsel::cli {

namespace {

using decide::Outcome;

constexpr std::size_t kMaxLabel = 32;
constexpr std::size_t kMaxBar = 20;
constexpr std::size_t kMinBar = 5;
constexpr std::size_t kMaxBriefReasons = 5;
constexpr std::size_t kProofIndent = 2;
const std::string kIndent(5, ' ');
const std::string kReasonIndent(6, ' ');

/// One line of the ranking: a candidate, or neighbours of equal rank about whom nothing was said.
using Line = std::vector<const CandidateView*>;

/// Nothing speaks for it or against it; then cautions are of no use yet, unless it leads.
bool silent(const CandidateView& candidate) {
  return candidate.reasons.empty() && (candidate.cautions.empty() || candidate.rank != 1);
}

std::vector<Line> ranked_lines(const AnswerView& answer) {
  std::vector<Line> lines;
  for (const CandidateView& candidate : answer.candidates) {
    if (candidate.rank == 0) continue;
    const bool joins = !lines.empty() && silent(candidate) && silent(*lines.back()[0]);
    if (!joins) lines.emplace_back();
    lines.back().push_back(&candidate);
  }
  return lines;
}

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
      : answer_(answer), options_(options), style_(style) {}

  std::string text() {
    heading();
    contradictions();
    conflicts();
    if (answer_.outcome == Outcome::settled || answer_.outcome == Outcome::provisional) ranking();
    ruled_out();
    if (options_.explain != Explain::none) open_questions();
    return out_ + notes_.text(style_);
  }

 private:
  void heading() {
    if (!answer_.question.empty()) out_ += hanging("", style_.bold(printable(answer_.question)), style_.columns);
    const std::string given = given_text(answer_.given);
    if (!given.empty()) out_ += style_.dim_lines(hanging("", printable(given), style_.columns));
    if (const std::string assumed = given_text(answer_.assumed); !assumed.empty())
      out_ += style_.dim_lines(hanging("", "Assumed: " + printable(assumed), style_.columns));
    if (!out_.empty()) out_ += "\n";
    out_ += hanging("", headline(answer_, style_), style_.columns);
    if (answer_.thinly_supported)
      out_ += hanging("", style_.bold("Thinly supported") + ": " + points_text(answer_.candidates.front().points_udb) +
                              " points, and this decision is confident from " + points_text(answer_.confident_udb) + ".",
                      style_.columns);
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

  void ranking() {
    const std::vector<Line> lines = ranked_lines(answer_);
    const std::size_t shown = options_.top == 0 ? lines.size() : std::min(options_.top, lines.size());
    std::size_t label_width = 9;
    std::int64_t most = 1;
    for (std::size_t i = 0; i < shown; ++i) {
      most = std::max(most, lines[i][0]->points_udb);
      if (!silent(*lines[i][0])) label_width = std::max(label_width, display_width(lines[i][0]->label));
    }
    label_width = std::min(label_width, kMaxLabel);
    out_ += "\n" + style_.dim(std::string(kIndent.size() + label_width, ' ') + "  points  certainty") + "\n";
    for (std::size_t i = 0; i < shown; ++i) {
      if (silent(*lines[i][0]))
        silent_line(lines[i]);
      else
        candidate_line(*lines[i][0], label_width, most);
    }
    std::size_t left = 0;
    for (std::size_t i = shown; i < lines.size(); ++i) left += lines[i].size();
    if (left > 0)
      out_ += style_.dim(kIndent + "… and " + counted(left, "more candidate") + "; --top 0 shows all") + "\n";
  }

  static std::string rank_text(const CandidateView& candidate) {
    return pad_left(std::to_string(candidate.rank), 3) + (candidate.tied ? "= " : "  ");
  }

  void silent_line(const Line& line) {
    std::vector<std::string> labels;
    for (const CandidateView* candidate : line) labels.push_back(printable(candidate->label));
    out_ += hanging(rank_text(*line[0]), listed(labels) + ": no evidence", style_.columns);
  }

  void candidate_line(const CandidateView& candidate, std::size_t label_width, std::int64_t most) {
    const std::string label = pad_right(printable(candidate.label), label_width);
    const std::string numbers =
        pad_left(points_text(candidate.points_udb), 8) + pad_left(certainty_text(candidate.certainty), 11);
    const std::size_t used = kIndent.size() + display_width(label) + numbers.size() + 2;
    const std::size_t room = style_.columns > used ? std::min(style_.columns - used, kMaxBar) : 0;
    const std::string drawn =
        room < kMinBar ? "" : bar(static_cast<double>(candidate.points_udb) / static_cast<double>(most), room);
    out_ += rank_text(candidate) + (candidate.rank == 1 ? style_.bold(label) : label) + numbers;
    out_ += (drawn.empty() ? "" : "  " + style_.green(drawn)) + "\n";
    if (options_.explain == Explain::none) return;
    reasons(candidate.reasons);
    for (const ReasonView& caution : candidate.cautions) reason(kReasonIndent + style_.yellow("  but") + "  ", caution);
    if (options_.explain == Explain::full || options_.lines)
      for (const ReasonView& each : candidate.overridden) reason(kReasonIndent + style_.dim("  not") + "  ", each);
    hidden(kReasonIndent + "    …  ", candidate.hidden);
  }

  void reasons(const std::vector<ReasonView>& reasons) {
    // One reason more than fits is shown rather than counted.
    const bool cut = options_.explain == Explain::brief && !options_.lines && reasons.size() > kMaxBriefReasons + 1;
    const std::size_t shown = cut ? kMaxBriefReasons : reasons.size();
    for (std::size_t i = 0; i < shown; ++i) reason(kReasonIndent + points_column(reasons[i].points_udb), reasons[i]);
    std::int64_t rest = 0;
    for (std::size_t i = shown; i < reasons.size(); ++i) rest += reasons[i].points_udb;
    if (cut)
      out_ += kReasonIndent + points_column(rest) +
              style_.dim(counted(reasons.size() - shown, "smaller reason") + "; --explain full shows all") + "\n";
  }

  void hidden(const std::string& first, const explain::Hidden& hidden) {
    if (hidden.any()) out_ += style_.dim_lines(hanging(first, hidden_words(hidden), style_.columns));
  }

  std::string points_column(std::int64_t points_udb) const {
    const std::string points = pad_left(signed_points_text(points_udb), 5);
    return (points_udb < 0 ? style_.red(points) : style_.green(points)) + "  ";
  }

  void reason(const std::string& first, const ReasonView& reason) {
    const bool full = options_.explain == Explain::full;
    const std::string words = printable(reason.text.empty() ? reason.label : reason.text);
    out_ += hanging(first, words + (full ? "" : notes_.marks(reason.sources)), style_.columns);
    const std::string below(visible_width(first), ' ');
    for (const explain::Disputed& other : reason.disputed)
      out_ += style_.dim_lines(hanging(below, disputed_text(other, full), style_.columns));
    if (!full) return;
    std::string from = "rule " + reason.rule;
    if (reason.label != reason.rule) from += " " + counsel::quoted(reason.label);
    from += ", " + reason.place;
    if (!reason.overridden_by.empty()) from += "; overridden by rule " + reason.overridden_by;
    for (const std::string& mark : notes_.marks_with_locators(reason.sources)) from += "; " + mark;
    out_ += style_.dim_lines(hanging(below, printable(from), style_.columns));
  }

  /// The other side, and who says so: the documents, or the place of a fact that cites none.
  std::string disputed_text(const explain::Disputed& other, bool full) {
    const std::string side = "disputed: " + printable(other.statement);
    if (!full && !other.sources.empty()) return side + notes_.marks(other.sources);
    std::string from = printable(other.place);
    for (const std::string& mark : notes_.marks_with_locators(other.sources)) from += "; " + mark;
    return side + " (" + from + ")";
  }

  void ruled_out() {
    std::vector<Exclusion> groups;
    std::vector<std::string> labels;
    for (const CandidateView& candidate : answer_.candidates) {
      if (candidate.exclusions.empty()) continue;
      labels.push_back(printable(candidate.label));
      auto same = std::ranges::find_if(
          groups, [&](const Exclusion& group) {
            return same_reasons(group.reasons, candidate.exclusions) && group.hidden.exclusions == candidate.hidden.exclusions;
          });
      if (same == groups.end())
        same = groups.insert(groups.end(), Exclusion{candidate.exclusions, {.exclusions = candidate.hidden.exclusions}, {}});
      same->labels.push_back(labels.back());
    }
    if (groups.empty()) return;
    out_ += "\n" + style_.bold("Ruled out") + "\n";
    if (options_.explain == Explain::none) {
      out_ += hanging(kIndent, listed(labels), style_.columns);
      return;
    }
    for (const Exclusion& group : groups) {
      out_ += hanging(kIndent, listed(group.labels), style_.columns);
      for (const ReasonView& each : group.reasons) reason(kIndent + "  ", each);
      hidden(kIndent + "  … ", group.hidden);
    }
  }

  /// Candidates that the same reasons rule out.
  struct Exclusion {
    std::span<const ReasonView> reasons;
    explain::Hidden hidden;
    std::vector<std::string> labels;
  };

  static bool same_reasons(std::span<const ReasonView> a, std::span<const ReasonView> b) {
    return std::ranges::equal(a, b, [](const ReasonView& left, const ReasonView& right) {
      return left.rule == right.rule && left.text == right.text;
    });
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
  std::string out_;
};

}  // namespace

std::string ranking_text(const AnswerView& answer, const RankingOptions& options, const Style& style) {
  return Page(answer, options, style).text();
}

}  // namespace counsel::cli
