#include "cli/render/what_if.h"

#include <algorithm>
#include <tuple>

#include "cli/render/footnotes.h"
#include "cli/render/given.h"
#include "cli/render/numbers.h"
#include "cli/render/text.h"
#include "engine/base/listed.h"
#include "engine/base/utf8.h"

namespace counsel::cli {

namespace {

using decide::Outcome;
using explain::Position;

constexpr std::size_t kMaxLabel = 32;
constexpr std::size_t kPositionWidth = 14;
const std::string kIndent(5, ' ');
const std::string kReasonIndent(7, ' ');

std::string change_text(const ChangedAnswerView& change) {
  if (!change.after) return change.attribute + " unanswered";
  const std::string set = change.attribute + "=" + values_text(*change.after);
  return change.before ? set + " instead of " + values_text(*change.before) : set;
}

/// Why nobody leads.
std::string state_text(Outcome outcome) {
  switch (outcome) {
    case Outcome::undecided:
      return "nothing speaks for or against any candidate";
    case Outcome::nothing_fits:
      return "every candidate is ruled out";
    case Outcome::contradiction:
      return "the answers contradict each other";
    case Outcome::settled:
    case Outcome::provisional:
      break;
  }
  return "there is a leader";
}

std::string position_text(const Position& position) {
  if (position.rank == 0) return pad_left("ruled out", kPositionWidth);
  const std::string rank = std::to_string(position.rank) + (position.tied ? "=" : " ");
  return pad_left(rank, 6) + pad_left(points_text(position.points_udb), kPositionWidth - 6);
}

class Page {
 public:
  Page(const WhatIfView& what_if, std::size_t top, const Style& style) : what_if_(what_if), top_(top), style_(style) {}

  std::string text() {
    heading();
    out_ += "\n" + hanging("", headline(), style_.columns);
    // As in `ask`, a ranking on top of a contradiction is none.
    if (what_if_.before.outcome != Outcome::contradiction && what_if_.after.outcome != Outcome::contradiction)
      rankings();
    return out_ + notes_.text(style_);
  }

 private:
  void heading() {
    if (!what_if_.question.empty()) out_ += hanging("", style_.bold(printable(what_if_.question)), style_.columns);
    if (const std::string given = given_text(what_if_.given); !given.empty())
      out_ += style_.dim_lines(hanging("", printable(given), style_.columns));
    std::vector<std::string> changes;
    for (const ChangedAnswerView& each : what_if_.changed_answers) changes.push_back(printable(change_text(each)));
    out_ += hanging("", "What if " + listed(changes) + "?", style_.columns);
  }

  /// Their labels, in order of the ranking after; each painted by itself, so that the line may be broken between them.
  std::string leaders(const WhatIfView::Lead& lead, bool bold) const {
    std::vector<std::string> labels;
    for (const CandidateChangeView& each : what_if_.candidates) {
      if (std::ranges::find(lead.leaders, each.name) == lead.leaders.end()) continue;
      labels.push_back(bold ? style_.bold(printable(each.label)) : printable(each.label));
    }
    return listed(labels);
  }

  std::string headline() const {
    const auto& [now, then] = std::tie(what_if_.before, what_if_.after);
    const std::string who = leaders(then, /*bold=*/true);
    const bool stays = leaders(now, true) == who && now.outcome == then.outcome;
    if (stays && then.leaders.empty()) return "As now, nobody would lead: " + state_text(then.outcome) + ".";
    const std::string would = then.leaders.empty() ? style_.bold("Nobody") + " would lead: " + state_text(then.outcome)
                              : stays              ? who + " would still lead"
                                                   : who + " would lead";
    const std::string together = then.leaders.size() > 1 ? " together" : "";
    return would + together + (stays ? changes_nothing() : ". Now " + now_text()) + ".";
  }

  std::string now_text() const {
    const auto& [outcome, names] = what_if_.before;
    return names.empty() ? state_text(outcome)
                         : leaders(what_if_.before, /*bold=*/false) + (names.size() > 1 ? " lead together" : " leads");
  }

  std::string changes_nothing() const {
    const bool any = std::ranges::any_of(what_if_.candidates, &CandidateChangeView::changed);
    return any ? "" : ", and nothing would change for anybody";
  }

  bool is_shown(std::size_t line) const {
    const CandidateChangeView& each = what_if_.candidates[line];
    const bool excluded_once = (each.before.rank == 0) != (each.after.rank == 0);
    return top_ == 0 || line < top_ || each.before.rank == 1 || excluded_once;
  }

  void rankings() {
    std::vector<const CandidateChangeView*> shown;
    std::size_t left = 0, left_changed = 0, label_width = 9;
    for (std::size_t i = 0; i < what_if_.candidates.size(); ++i) {
      const CandidateChangeView& each = what_if_.candidates[i];
      if (is_shown(i)) {
        shown.push_back(&each);
        label_width = std::max(label_width, display_width(each.label));
      } else {
        ++left;
        left_changed += each.changed;
      }
    }
    label_width = std::min(label_width, kMaxLabel);
    const std::string sides = pad_left("now", kPositionWidth) + pad_left("then", kPositionWidth);
    out_ += "\n" + style_.dim(std::string(kIndent.size() + label_width, ' ') + sides) + "\n";
    for (const CandidateChangeView* each : shown) candidate(*each, label_width);
    if (left == 0) return;
    const std::string changed = left_changed == 0 ? "" : ", of which " + std::to_string(left_changed) + " would change";
    out_ += style_.dim(kIndent + "… and " + counted(left, "more candidate") + changed + "; --top 0 shows all") + "\n";
  }

  void candidate(const CandidateChangeView& each, std::size_t label_width) {
    const std::string label = pad_right(printable(each.label), label_width);
    out_ += kIndent + (each.changed ? style_.bold(label) : label);
    out_ += position_text(each.before) + position_text(each.after) + "\n";
    for (const ReasonView& reason : each.exclusions_gained) say(style_.red("ruled out by") + "  ", reason);
    for (const ReasonView& reason : each.exclusions_lost) say(style_.green("no longer ruled out by") + "  ", reason);
    for (const ReasonView& reason : each.gained) say("gained" + points_column(reason), reason);
    for (const ReasonView& reason : each.lost) say("  lost" + points_column(reason), reason);
  }

  static std::string points_column(const ReasonView& reason) {
    return pad_left(signed_points_text(reason.points_udb), 7) + "  ";
  }

  void say(const std::string& first, const ReasonView& reason) {
    std::string words = printable(reason.text.empty() ? reason.label : reason.text);
    if (!reason.overridden_by.empty()) words += "; overridden by rule " + printable(reason.overridden_by);
    out_ += hanging(kReasonIndent + first, words + notes_.marks(reason.sources), style_.columns);
  }

  const WhatIfView& what_if_;
  std::size_t top_;
  const Style& style_;
  Footnotes notes_;
  std::string out_;
};

}  // namespace

std::string what_if_text(const WhatIfView& what_if, std::size_t top, const Style& style) {
  return Page(what_if, top, style).text();
}

}  // namespace counsel::cli
