#include "cli/render/how_to.h"

#include <algorithm>

#include "cli/changes_bound.h"
#include "cli/render/candidate_change.h"
#include "cli/render/footnotes.h"
#include "cli/render/given.h"
#include "cli/render/numbers.h"
#include "cli/render/text.h"
#include "engine/base/listed.h"
#include "engine/base/utf8.h"

namespace counsel::cli {

namespace {

constexpr std::size_t kMaxLabel = 32;

class Page {
 public:
  Page(const HowToView& how_to, const Style& style)
      : how_to_(how_to), style_(style), who_(style.bold(printable(how_to.label))) {}

  std::string text() {
    if (!how_to_.question.empty()) out_ += hanging("", style_.bold(printable(how_to_.question)), style_.columns);
    out_ += case_text(how_to_.given, how_to_.as_of, style_);
    if (how_to_.achieved) paragraph(who_ + " is " + goal() + " already.");
    for (const WayView& each : how_to_.ways) way(each);
    if (how_to_.covered) covered();
    if (how_to_.out_of_reach) out_of_reach(*how_to_.out_of_reach);
    return out_ + notes_.text(style_);
  }

 private:
  void paragraph(const std::string& words) { out_ += "\n" + hanging("", words, style_.columns); }

  std::string goal() const {
    if (!how_to_.top) return "not ruled out";
    return *how_to_.top == 1 ? "first" : "among the first " + std::to_string(*how_to_.top);
  }

  bool is_shown(const CandidateChangeView& each) const {
    const auto& leaders = how_to_.before.leaders;
    return each.name == how_to_.name || std::ranges::find(leaders, each.name) != leaders.end();
  }

  void way(const WayView& way) {
    std::vector<std::string> changes;
    for (const ChangedAnswerView& each : way.changed_answers) changes.push_back(printable(change_text(each)));
    const std::string would = how_to_.top ? " would be " + goal() : " would no longer be ruled out";
    const std::string cost = " (cost " + std::to_string(way.cost) + "):";
    paragraph(who_ + would + " if you answered " + listed(changes) + cost);
    std::size_t label_width = 9;
    for (const CandidateChangeView& each : way.candidates)
      if (is_shown(each)) label_width = std::max(label_width, display_width(each.label));
    label_width = std::min(label_width, kMaxLabel);
    out_ += style_.dim(candidate_change_heading(label_width)) + "\n";
    for (const CandidateChangeView& each : way.candidates)
      if (is_shown(each)) out_ += candidate_change_text(each, label_width, style_, notes_);
  }

  std::string bound() const { return counted(how_to_.most_changes, "answer"); }

  void covered() {
    if (!how_to_.ways.empty()) return paragraph("There is no other change of up to " + bound() + " that does it.");
    paragraph("No change of up to " + bound() + " makes it: " + counted(*how_to_.covered, "change") +
              " were covered, which are all there are. Numbers and dates were tried at and beside every value that a "
              "rule compares them with.");
    if (how_to_.out_of_reach || how_to_.most_changes >= kMostChanges) return;
    const std::string more = std::to_string(how_to_.most_changes + 1);
    paragraph("More changes at a time could; `--changes " + more + "` covers them.");
  }

  void out_of_reach(const OutOfReachView& proof) {
    if (proof.stays_excluded) return paragraph(who_ + " stays ruled out, whatever is answered.");
    std::vector<std::string> rivals;
    for (const auto& each : proof.rivals)
      rivals.push_back(printable(each.label) + " keeps at least " + points_text(each.least_udb));
    paragraph("No answers at all make it: " + who_ + " can get at most " + points_text(proof.most_udb) +
              " points, and " + listed(rivals) + ".");
  }

  const HowToView& how_to_;
  const Style& style_;
  std::string who_;
  Footnotes notes_;
  std::string out_;
};

}  // namespace

std::string wanted_text(const HowToView& how_to) {
  if (!how_to.top) return "not excluded";
  return *how_to.top == 1 ? "first" : "in top " + std::to_string(*how_to.top);
}

std::string how_to_text(const HowToView& how_to, const Style& style) { return Page(how_to, style).text(); }

}  // namespace counsel::cli
