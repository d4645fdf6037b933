#include "cli/render/compare.h"

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

constexpr std::size_t kMinColumn = 9;  // "ruled out"
constexpr std::size_t kMaxColumn = 20;
constexpr std::size_t kDifference = 6;
constexpr std::size_t kMinText = 24;  // narrower, a reason stands below its points
const std::string kGap(2, ' ');
const std::string kIndent(5, ' ');

std::size_t column_of(const CandidateView& candidate) {
  return std::clamp(display_width(candidate.label), kMinColumn, kMaxColumn);
}

std::vector<explain::SourceNote> sources_of(const SaidOfBothView& said) {
  std::vector<explain::SourceNote> sources = said.of_first.sources;
  sources.insert(sources.end(), said.of_second.sources.begin(), said.of_second.sources.end());
  return sources;
}

class Page {
 public:
  Page(const CompareView& compared, const Style& style)
      : compared_(compared), style_(style), widths_{column_of(compared.first), column_of(compared.second)} {}

  std::string text() {
    heading();
    out_ += hanging("", headline(), style_.columns) + "\n";
    columns();
    out_ += "\n" + hanging("", swap(), style_.columns);
    return out_ + notes_.text(style_);
  }

 private:
  /// What stands in the columns: of either candidate, and the difference.
  struct Cells {
    std::string first, second, difference;
  };

  void heading() {
    if (!compared_.question.empty()) out_ += hanging("", style_.bold(printable(compared_.question)), style_.columns);
    out_ += case_text(compared_.given, compared_.as_of, style_);
    if (!out_.empty()) out_ += "\n";
  }

  std::string headline() const {
    const std::string first = style_.bold(printable(compared_.first.label));
    const std::string second = style_.bold(printable(compared_.second.label));
    const bool out = compared_.first.rank == 0;
    if (out && compared_.second.rank == 0) return first + " and " + second + " are both ruled out.";
    if (out) return first + " is ruled out, and " + second + " is not.";
    if (compared_.second.rank == 0) return second + " is ruled out, and " + first + " is not.";
    if (compared_.margin_udb == 0) return first + " and " + second + " have the same points.";
    return first + " is " + points_text(std::abs(compared_.margin_udb)) + " points " +
           (compared_.margin_udb > 0 ? "ahead of " : "behind ") + second + ".";
  }

  std::string swap() const {
    const SwapView& swap = compared_.swap;
    const bool of_first = swap.of_first;
    const CandidateView& behind = of_first ? compared_.first : compared_.second;
    const CandidateView& ahead = of_first ? compared_.second : compared_.first;
    const std::string who = style_.bold(printable(behind.label)), other = style_.bold(printable(ahead.label));
    if (swap.out_of_reach) return "Whatever is answered, " + who + " does not get ahead of " + other + ".";
    if (!swap.way)
      return "No change of up to " + counted(swap.most_changes, "answer") + " puts " + who + " ahead of " + other +
             (swap.most_changes < kMostChanges
                  ? "; `--changes " + std::to_string(swap.most_changes + 1) + "` covers more."
                  : ".");
    std::vector<std::string> changes;
    for (const ChangedAnswerView& each : swap.way->changed_answers) changes.push_back(printable(change_text(each)));
    const explain::Position& then = of_first ? swap.way->first : swap.way->second;
    const explain::Position& others = of_first ? swap.way->second : swap.way->first;
    return who + " would be ahead of " + other + " if you answered " + listed(changes) + " (cost " +
           std::to_string(swap.way->cost) + ")" +
           (others.rank == 0 ? ", which rules " + other + " out."
                             : ", with " + points_text(then.points_udb) + " points to " +
                                   points_text(others.points_udb) + ".");
  }

  void columns() {
    out_ += pair(style_.bold(printable(compared_.first.label)), style_.bold(printable(compared_.second.label))) + "\n";
    for (const ReasonView& each : compared_.first.exclusions) said_of_first(style_.red("ruled out"), "", each);
    for (const ReasonView& each : compared_.second.exclusions) said_of_second(style_.red("ruled out"), "", each);
    for (const SaidOfBothView& each : compared_.unlike) {
      const std::int64_t difference_udb = each.of_first.points_udb - each.of_second.points_udb;
      row({signed_points_text(each.of_first.points_udb), signed_points_text(each.of_second.points_udb),
           signed_points_text(difference_udb)},
          text(each));
    }
    for (const ReasonView& each : compared_.first.reasons)
      said_of_first(signed_points_text(each.points_udb), signed_points_text(each.points_udb), each);
    for (const ReasonView& each : compared_.second.reasons)
      said_of_second(signed_points_text(each.points_udb), signed_points_text(-each.points_udb), each);
    alike();
    row({points_text(compared_.first.points_udb), points_text(compared_.second.points_udb),
         signed_points_text(compared_.margin_udb)},
        "in all");
    for (const ReasonView& each : compared_.first.overridden) said_of_first(set_aside(each), "", each);
    for (const ReasonView& each : compared_.second.overridden) said_of_second(set_aside(each), "", each);
    for (const ReasonView& each : compared_.first.cautions) said_of_first(style_.yellow("but"), "", each);
    for (const ReasonView& each : compared_.second.cautions) said_of_second(style_.yellow("but"), "", each);
  }

  /// What cancels, in one line.
  void alike() {
    if (compared_.alike.empty()) return;
    std::int64_t sum_udb = 0;
    std::string list;
    for (const SaidOfBothView& each : compared_.alike) {
      sum_udb += each.of_first.points_udb;
      list += (list.empty() ? "" : "; ") + text(each);
    }
    const std::string sum = signed_points_text(sum_udb);
    const std::size_t count = compared_.alike.size();
    row({sum, sum, ""}, (count > 1 ? std::to_string(count) + " reasons alike: " : "alike: ") + list);
  }

  static std::string set_aside(const ReasonView& reason) {
    return reason.points_udb == 0 ? "not" : "(" + signed_points_text(reason.points_udb) + ")";
  }

  std::string text(const SaidOfBothView& said) { return printable(said.text) + notes_.marks(sources_of(said)); }

  std::string text(const ReasonView& reason) {
    std::string words = printable(reason.text.empty() ? reason.label : reason.text) + notes_.marks(reason.sources);
    if (!reason.overridden_by.empty()) words += "; overridden by rule " + printable(reason.overridden_by);
    return words;
  }

  void said_of_first(std::string cell, std::string difference, const ReasonView& reason) {
    row({std::move(cell), "", std::move(difference)}, text(reason));
  }
  void said_of_second(std::string cell, std::string difference, const ReasonView& reason) {
    row({"", std::move(cell), std::move(difference)}, text(reason));
  }

  std::string pair(const std::string& first, const std::string& second) const {
    return kGap + pad_left(first, widths_[0]) + kGap + pad_left(second, widths_[1]);
  }

  void row(const Cells& cells, const std::string& text) {
    const std::string before = pair(cells.first, cells.second) + kGap + pad_left(cells.difference, kDifference);
    if (visible_width(before + kGap) + kMinText <= style_.columns)
      out_ += hanging(before + kGap, text, style_.columns);
    else
      out_ += before + "\n" + hanging(kIndent, text, style_.columns);
  }

  const CompareView& compared_;
  const Style& style_;
  std::size_t widths_[2];
  Footnotes notes_;
  std::string out_;
};

}  // namespace

std::string compare_text(const CompareView& compared, const Style& style) { return Page(compared, style).text(); }

}  // namespace counsel::cli
