#include "cli/render/reason_lines.h"

#include "cli/render/numbers.h"
#include "cli/render/proof_words.h"
#include "cli/render/text.h"
#include "engine/base/value.h"

namespace counsel::cli {

namespace {

constexpr std::size_t kMaxBriefReasons = 5;
const std::string kIndent(6, ' ');

}  // namespace

std::string ReasonLines::said_of(const CandidateView& candidate) {
  std::string out = weighed(candidate.reasons);
  for (const ReasonView& each : candidate.cautions) out += reason(kIndent + style_.yellow("  but") + "  ", each);
  if (is_full() || options_.lines)
    for (const ReasonView& each : candidate.overridden) out += reason(kIndent + style_.dim("  not") + "  ", each);
  return out + hidden(kIndent + "    …  ", candidate.hidden);
}

std::string ReasonLines::weighed(std::span<const ReasonView> reasons) {
  // One reason more than fits is shown rather than counted.
  const bool cut = options_.explain == Explain::brief && !options_.lines && reasons.size() > kMaxBriefReasons + 1;
  const std::size_t shown = cut ? kMaxBriefReasons : reasons.size();
  std::string out;
  for (const ReasonView& each : reasons.first(shown)) out += reason(kIndent + points_column(each.points_udb), each);
  if (!cut) return out;
  std::int64_t rest = 0;
  for (const ReasonView& each : reasons.subspan(shown)) rest += each.points_udb;
  return out + kIndent + points_column(rest) +
         style_.dim(counted(reasons.size() - shown, "smaller reason") + "; --explain full shows all") + "\n";
}

std::string ReasonLines::hidden(const std::string& first, const explain::Hidden& hidden) const {
  return hidden.any() ? style_.dim_lines(hanging(first, hidden_words(hidden), style_.columns)) : "";
}

std::string ReasonLines::points_column(std::int64_t points_udb) const {
  const std::string points = pad_left(signed_points_text(points_udb), 5);
  return (points_udb < 0 ? style_.red(points) : style_.green(points)) + "  ";
}

std::string ReasonLines::reason(const std::string& first, const ReasonView& reason) {
  const std::string words = printable(reason.text.empty() ? reason.label : reason.text);
  std::string out = hanging(first, words + (is_full() ? "" : notes_.marks(reason.sources)), style_.columns);
  const std::string below(visible_width(first), ' ');
  for (const explain::Disputed& other : reason.disputed)
    out += style_.dim_lines(hanging(below, disputed_text(other), style_.columns));
  if (!is_full()) return out;
  std::string from = "rule " + reason.rule;
  if (reason.label != reason.rule) from += " " + counsel::quoted(reason.label);
  from += ", " + reason.place;
  if (!reason.overridden_by.empty()) from += "; overridden by rule " + reason.overridden_by;
  for (const std::string& mark : notes_.marks_with_locators(reason.sources)) from += "; " + mark;
  return out + style_.dim_lines(hanging(below, printable(from), style_.columns));
}

/// The other side, and who says so: the documents, or the place of a fact that cites none.
std::string ReasonLines::disputed_text(const explain::Disputed& other) {
  const std::string side = "disputed: " + printable(other.statement);
  if (!is_full() && !other.sources.empty()) return side + notes_.marks(other.sources);
  std::string from = printable(other.place);
  for (const std::string& mark : notes_.marks_with_locators(other.sources)) from += "; " + mark;
  return side + " (" + from + ")";
}

}  // namespace counsel::cli
