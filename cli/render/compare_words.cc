#include "cli/render/compare_words.h"

#include <cstdlib>
#include <utility>

#include "cli/changes_bound.h"
#include "cli/render/candidate_change.h"
#include "cli/render/numbers.h"
#include "cli/render/proof_words.h"
#include "cli/render/text.h"
#include "engine/base/listed.h"

namespace counsel::cli {

namespace {

using Kind = CompareRow::Kind;

CompareRow::Said said(const SaidOfBothView& both) {
  std::vector<explain::SourceNote> sources = both.of_first.sources;
  sources.insert(sources.end(), both.of_second.sources.begin(), both.of_second.sources.end());
  return {both.text, std::move(sources), ""};
}

CompareRow::Said said(const ReasonView& reason) {
  return {reason.text.empty() ? reason.label : reason.text, reason.sources, reason.overridden_by};
}

class Rows {
 public:
  explicit Rows(const CompareView& compared) : compared_(compared) {}

  std::vector<CompareRow> rows() {
    const CandidateView& first = compared_.first;
    const CandidateView& second = compared_.second;
    of_each(Kind::ruled_out, first.exclusions, second.exclusions, [](const ReasonView&) { return "ruled out"; });
    for (const SaidOfBothView& each : compared_.unlike)
      add({.first = signed_points_text(each.of_first.points_udb),
           .second = signed_points_text(each.of_second.points_udb),
           .difference = signed_points_text(each.of_first.points_udb - each.of_second.points_udb),
           .said = {said(each)}});
    for (const ReasonView& each : first.reasons)
      add({.first = signed_points_text(each.points_udb), .difference = signed_points_text(each.points_udb),
           .said = {said(each)}});
    for (const ReasonView& each : second.reasons)
      add({.second = signed_points_text(each.points_udb), .difference = signed_points_text(-each.points_udb),
           .said = {said(each)}});
    hidden();
    alike();
    add({.first = points_text(first.points_udb), .second = points_text(second.points_udb),
         .difference = signed_points_text(compared_.margin_udb), .heading = "in all"});
    of_each(Kind::points, first.overridden, second.overridden, set_aside);
    of_each(Kind::caution, first.cautions, second.cautions, [](const ReasonView&) { return "but"; });
    if (first.hidden.any()) add({.first = "…", .heading = "… " + hidden_words(first.hidden)});
    if (second.hidden.any()) add({.second = "…", .heading = "… " + hidden_words(second.hidden)});
    return std::move(rows_);
  }

 private:
  void add(CompareRow row) { rows_.push_back(std::move(row)); }

  /// What moves no points, for the one and for the other.
  template <class Cell>
  void of_each(Kind kind, const std::vector<ReasonView>& of_first, const std::vector<ReasonView>& of_second,
               Cell&& cell) {
    for (const ReasonView& each : of_first) add({.kind = kind, .first = cell(each), .said = {said(each)}});
    for (const ReasonView& each : of_second) add({.kind = kind, .second = cell(each), .said = {said(each)}});
  }

  /// What a shorter answer leaves out of what sets them apart, in one row: the columns add up.
  void hidden() {
    const HiddenRows& more = compared_.hidden;
    if (more.count == 0) return;
    add({.first = signed_points_text(more.first_udb), .second = signed_points_text(more.second_udb),
         .difference = signed_points_text(more.first_udb - more.second_udb),
         .heading = "… " + counted(more.count, "more reason")});
  }

  /// What cancels, in one row.
  void alike() {
    const HiddenRows& more = compared_.hidden_alike;
    const std::size_t count = compared_.alike.size() + more.count;
    if (count == 0) return;
    std::int64_t sum_udb = more.first_udb;
    CompareRow row;
    for (const SaidOfBothView& each : compared_.alike) {
      sum_udb += each.of_first.points_udb;
      row.said.push_back(said(each));
    }
    row.first = row.second = signed_points_text(sum_udb);
    row.heading = count > 1 ? std::to_string(count) + " reasons alike: " : "alike: ";
    if (more.count > 0) row.ending = "… " + std::to_string(more.count) + " more";
    add(std::move(row));
  }

  static std::string set_aside(const ReasonView& reason) {
    return reason.points_udb == 0 ? "not" : "(" + signed_points_text(reason.points_udb) + ")";
  }

  const CompareView& compared_;
  std::vector<CompareRow> rows_;
};

}  // namespace

std::string verdict_text(const CompareView& compared, const Style& style) {
  const std::string first = style.bold(printable(compared.first.label));
  const std::string second = style.bold(printable(compared.second.label));
  const bool out = compared.first.rank == 0;
  if (out && compared.second.rank == 0) return first + " and " + second + " are both ruled out.";
  if (out) return first + " is ruled out, and " + second + " is not.";
  if (compared.second.rank == 0) return second + " is ruled out, and " + first + " is not.";
  if (compared.margin_udb == 0) return first + " and " + second + " have the same points.";
  return first + " is " + points_text(std::abs(compared.margin_udb)) + " points " +
         (compared.margin_udb > 0 ? "ahead of " : "behind ") + second + ".";
}

std::string swap_text(const CompareView& compared, const Style& style) {
  const SwapView& swap = compared.swap;
  const bool of_first = swap.of_first;
  const CandidateView& behind = of_first ? compared.first : compared.second;
  const CandidateView& ahead = of_first ? compared.second : compared.first;
  const std::string who = style.bold(printable(behind.label)), other = style.bold(printable(ahead.label));
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

std::vector<CompareRow> compare_rows(const CompareView& compared) { return Rows(compared).rows(); }

}  // namespace counsel::cli
