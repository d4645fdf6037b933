#include "cli/render/candidate_change.h"

#include "cli/render/given.h"
#include "cli/render/numbers.h"
#include "cli/render/text.h"

namespace counsel::cli {

namespace {

using explain::Position;

constexpr std::size_t kPositionWidth = 14;
const std::string kIndent(5, ' ');
const std::string kReasonIndent(7, ' ');

std::string position_text(const Position& position) {
  if (position.rank == 0) return pad_left("ruled out", kPositionWidth);
  const std::string rank = std::to_string(position.rank) + (position.tied ? "=" : " ");
  return pad_left(rank, 6) + pad_left(points_text(position.points_udb), kPositionWidth - 6);
}

std::string points_column(const ReasonView& reason) {
  return pad_left(signed_points_text(reason.points_udb), 7) + "  ";
}

}  // namespace

std::string change_text(const ChangedAnswerView& change) {
  if (!change.after) return change.attribute + " unanswered";
  const std::string set = change.attribute + "=" + values_text(*change.after);
  return change.before ? set + " instead of " + values_text(*change.before) : set;
}

std::string candidate_change_heading(std::size_t label_width) {
  return std::string(kIndent.size() + label_width, ' ') + pad_left("now", kPositionWidth) +
         pad_left("then", kPositionWidth);
}

std::string candidate_change_text(const CandidateChangeView& change, std::size_t label_width, const Style& style,
                                  Footnotes& notes) {
  const std::string label = pad_right(printable(change.label), label_width);
  std::string out = kIndent + (change.changed ? style.bold(label) : label);
  out += position_text(change.before) + position_text(change.after) + "\n";
  const auto say = [&](const std::string& first, const ReasonView& reason) {
    std::string words = printable(reason.text.empty() ? reason.label : reason.text);
    if (!reason.overridden_by.empty()) words += "; overridden by rule " + printable(reason.overridden_by);
    out += hanging(kReasonIndent + first, words + notes.marks(reason.sources), style.columns);
  };
  for (const ReasonView& reason : change.exclusions_gained) say(style.red("ruled out by") + "  ", reason);
  for (const ReasonView& reason : change.exclusions_lost) say(style.green("no longer ruled out by") + "  ", reason);
  for (const ReasonView& reason : change.gained) say("gained" + points_column(reason), reason);
  for (const ReasonView& reason : change.lost) say("  lost" + points_column(reason), reason);
  for (const ReasonView& reason : change.cautions_gained) say("gained    but  ", reason);
  for (const ReasonView& reason : change.cautions_lost) say("  lost    but  ", reason);
  return out;
}

}  // namespace counsel::cli
