#include "cli/render/what_if.h"

#include <algorithm>
#include <tuple>

#include "cli/render/candidate_change.h"
#include "cli/render/footnotes.h"
#include "cli/render/given.h"
#include "cli/render/text.h"
#include "engine/base/listed.h"
#include "engine/base/utf8.h"

namespace counsel::cli {

namespace {

using decide::Outcome;

constexpr std::size_t kMaxLabel = 32;
constexpr std::size_t kMaxConclusions = 5;
const std::string kIndent(5, ' ');

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

class Page {
 public:
  Page(const WhatIfView& what_if, std::size_t top, const Style& style) : what_if_(what_if), top_(top), style_(style) {}

  std::string text() {
    heading();
    out_ += "\n" + hanging("", headline() + how_firm(), style_.columns);
    if (const std::string other = conclusions(); !other.empty()) out_ += hanging("", other, style_.columns);
    // As in `ask`, a ranking on top of a contradiction is none.
    if (what_if_.before.outcome != Outcome::contradiction && what_if_.after.outcome != Outcome::contradiction)
      rankings();
    return out_ + notes_.text(style_);
  }

 private:
  void heading() {
    if (!what_if_.question.empty()) out_ += hanging("", style_.bold(printable(what_if_.question)), style_.columns);
    out_ += case_text(what_if_.given, what_if_.as_of, style_);
    std::vector<std::string> changes;
    for (const ChangedAnswerView& each : what_if_.changed_answers) changes.push_back(printable(change_text(each)));
    for (const ChangedFactView& each : what_if_.changed_facts)
      changes.push_back((each.added ? "" : "not ") + printable(each.fact));
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

  /// Whether open questions could change who would lead, and whether that is otherwise now.
  std::string how_firm() const {
    const auto& [now, then] = std::tie(what_if_.before.settled, what_if_.after.settled);
    if (!then) return "";
    const std::string could = *then ? " No open question could change that" : " Open questions could change that";
    if (!now) return could + ".";
    if (now == then) return could + ", as now.";
    return could + (*then ? "; now they could." : "; now none could.");
  }

  std::string conclusions() const {
    std::string out;
    const auto add = [&](const std::vector<std::string>& facts, std::string_view what) {
      if (facts.empty()) return;
      std::vector<std::string> shown(facts.begin(), facts.begin() + static_cast<std::ptrdiff_t>(std::min(facts.size(), kMaxConclusions)));
      for (std::string& each : shown) each = printable(each);
      if (facts.size() > shown.size()) shown.push_back(std::to_string(facts.size() - shown.size()) + " more");
      out += (out.empty() ? "" : " ") + std::string(what) + listed(shown) + ".";
    };
    add(what_if_.concluded, "It would follow that ");
    add(what_if_.no_longer_concluded, "It would no longer follow that ");
    return out;
  }

  std::string now_text() const {
    const auto& names = what_if_.before.leaders;
    return names.empty() ? state_text(what_if_.before.outcome)
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
    out_ += "\n" + style_.dim(candidate_change_heading(label_width)) + "\n";
    for (const CandidateChangeView* each : shown) out_ += candidate_change_text(*each, label_width, style_, notes_);
    if (left == 0) return;
    const std::string changed = left_changed == 0 ? "" : ", of which " + std::to_string(left_changed) + " would change";
    out_ += style_.dim(kIndent + "… and " + counted(left, "more candidate") + changed + "; --top 0 shows all") + "\n";
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
