#include "cli/render/why_not_words.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "cli/render/numbers.h"
#include "cli/render/text.h"
#include "engine/base/listed.h"

namespace counsel::cli {

namespace {

using decide::Outcome;
using explain::Hindrance;

constexpr std::size_t kMaxReasons = 5;

/// Who leads, and by how much over so many points.
std::string leaders(const WhyNotView::Candidate& candidate, std::optional<std::int64_t> over_udb = std::nullopt) {
  if (candidate.leaders.empty())
    return candidate.outcome == Outcome::contradiction ? "The answers contradict each other, and nobody leads."
                                                       : "Nobody leads.";
  std::vector<std::string> labels;
  for (const std::string& label : candidate.leaders) labels.push_back(printable(label));
  std::string out = listed(labels) + (labels.size() > 1 ? " lead together with " : " leads with ") +
                    points_text(candidate.leading_udb);
  return out + (over_udb ? ", which is " + points_text(candidate.leading_udb - *over_udb) + " more." : " points.");
}

std::string candidate_verdict(const WhyNotView& why_not, const Style& style) {
  const WhyNotView::Candidate& candidate = *why_not.candidate;
  const std::string about = style.bold(printable(why_not.about));
  if (!why_not.hindrance)
    return about + (candidate.leaders.size() > 1 ? " leads, together with others" : " leads") +
           ": `counsel why` with the same answers proves it.";
  switch (*why_not.hindrance) {
    case Hindrance::excluded:
      return about + " is ruled out. " + leaders(candidate);
    case Hindrance::outweighed:
      return about + " is outweighed: it has " + points_text(candidate.position.points_udb) + " points and rank " +
             std::to_string(candidate.position.rank) + ". " + leaders(candidate, candidate.position.points_udb);
    case Hindrance::overridden:
      return "What speaks for " + about + " is overridden. " + leaders(candidate);
    case Hindrance::unanswered:
      return "Nothing speaks for " + about + ", since nobody answered what could. " + leaders(candidate);
    case Hindrance::refuted:
      break;
  }
  return "Nothing speaks for " + about + ". " + leaders(candidate);
}

std::string fact_verdict(const WhyNotView& why_not) {
  const std::string fact = "`" + printable(why_not.about) + "`";
  if (!why_not.hindrance) return fact + " holds: `counsel why` with the same answers proves it.";
  const std::string instead = why_not.instead.empty() || why_not.because ? "" : ": " + printable(why_not.instead);
  switch (*why_not.hindrance) {
    case Hindrance::unanswered:
      return fact + " does not hold, for want of an answer" + instead + ".";
    case Hindrance::refuted:
      return fact + " does not hold" + (why_not.because ? ", since something else is so:" : instead + ".");
    case Hindrance::excluded:
    case Hindrance::overridden:
    case Hindrance::outweighed:
      break;
  }
  return fact + " does not hold" + instead + ".";
}

std::string could(const WhyNotView& why_not) {
  return (why_not.candidate ? "could speak for " : "could conclude ") + printable(why_not.about);
}

}  // namespace

std::string verdict_text(const WhyNotView& why_not, const Style& style) {
  return why_not.candidate ? candidate_verdict(why_not, style) : fact_verdict(why_not);
}

std::string rules_title(const WhyNotView& why_not) { return "What " + could(why_not); }

std::string no_rules_text(const WhyNotView& why_not) {
  return std::string(why_not.hindrance == Hindrance::outweighed ? "No other rule " : "No rule ") + could(why_not) + ".";
}

std::string more_rules_text(const WhyNotView& why_not) {
  return "… and " + counted(why_not.misses.more, "more rule") + "; --all shows all";
}

std::string margin_title(const WhyNotView& why_not) {
  return "What puts " + printable(why_not.candidate->leaders.front()) + " ahead";
}

ShownReasons first_of(const std::vector<ReasonView>& reasons, std::size_t most) {
  ShownReasons out{.shown = std::min(most, reasons.size())};
  out.more = reasons.size() - out.shown;
  for (std::size_t i = out.shown; i < reasons.size(); ++i) out.more_udb += reasons[i].points_udb;
  return out;
}

ShownReasons shown_margin(const WhyNotView& why_not) {
  const std::vector<ReasonView>& margin = why_not.candidate->margin;
  // One reason more than fits is shown rather than counted.
  const std::size_t fit = margin.size() > kMaxReasons + 1 ? kMaxReasons : margin.size();
  return first_of(margin, why_not.most_reasons.value_or(fit));
}

ShownReasons shown_against(const WhyNotView& why_not) {
  const std::vector<ReasonView>& against = why_not.candidate->against;
  return first_of(against, why_not.most_reasons.value_or(against.size()));
}

std::string more_reasons_text(const ShownReasons& reasons) {
  return "… and " + counted(reasons.more, "smaller reason") + "; --lines 0 shows all";
}

std::string against_title(const WhyNotView& why_not) { return "What speaks against " + printable(why_not.about); }

}  // namespace counsel::cli
