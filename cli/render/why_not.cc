#include "cli/render/why_not.h"

#include "cli/render/footnotes.h"
#include "cli/render/given.h"
#include "cli/render/near_miss.h"
#include "cli/render/numbers.h"
#include "cli/render/proof.h"
#include "cli/render/text.h"
#include "engine/base/listed.h"

namespace counsel::cli {

namespace {

using decide::Outcome;
using explain::Hindrance;

constexpr std::size_t kIndent = 2;
constexpr std::size_t kMaxReasons = 5;

class Page {
 public:
  Page(const WhyNotView& why_not, const Style& style) : view_(why_not), style_(style) {}

  std::string text() {
    heading();
    paragraph(view_.candidate ? candidate_verdict(*view_.candidate) : fact_verdict());
    if (!view_.hindrance) return out_;
    if (view_.because) tree(*view_.because);
    if (view_.candidate)
      for (const explain::Proof& exclusion : view_.candidate->exclusions) tree(exclusion);
    if (view_.candidate && !view_.candidate->margin.empty()) margin(*view_.candidate);
    rules();
    if (view_.candidate && !view_.candidate->against.empty()) {
      out_ += "\n" + style_.bold("What speaks against " + printable(view_.about)) + "\n";
      for (const ReasonView& each : view_.candidate->against) reason(each);
    }
    return out_ + notes_.text(style_);
  }

 private:
  void heading() {
    if (view_.candidate && !view_.candidate->question.empty())
      out_ += hanging("", style_.bold(printable(view_.candidate->question)), style_.columns);
    out_ += case_text(view_.given, view_.as_of, style_);
    if (!out_.empty()) out_ += "\n";
  }

  void paragraph(const std::string& text) { out_ += hanging("", text, style_.columns); }

  void tree(const explain::Proof& proof) {
    const Style narrower{.color = style_.color, .columns = style_.columns - kIndent};
    out_ += indented(proof_tree(proof, notes_, narrower), kIndent);
  }

  std::string about() const { return style_.bold(printable(view_.about)); }

  std::string candidate_verdict(const WhyNotView::Candidate& candidate) const {
    if (!view_.hindrance)
      return about() + (candidate.leaders.size() > 1 ? " leads, together with others" : " leads") +
             ": `counsel why` with the same answers proves it.";
    switch (*view_.hindrance) {
      case Hindrance::excluded:
        return about() + " is ruled out. " + leaders(candidate, std::nullopt);
      case Hindrance::outweighed:
        return about() + " is outweighed: it has " + points_text(candidate.position.points_udb) + " points and rank " +
               std::to_string(candidate.position.rank) + ". " + leaders(candidate, candidate.position.points_udb);
      case Hindrance::overridden:
        return "What speaks for " + about() + " is overridden. " + leaders(candidate, std::nullopt);
      case Hindrance::unanswered:
        return "Nothing speaks for " + about() + ", since nobody answered what could. " +
               leaders(candidate, std::nullopt);
      case Hindrance::refuted:
        break;
    }
    return "Nothing speaks for " + about() + ". " + leaders(candidate, std::nullopt);
  }

  /// Who leads, and by how much over so many points.
  static std::string leaders(const WhyNotView::Candidate& candidate, std::optional<std::int64_t> over_udb) {
    if (candidate.leaders.empty())
      return candidate.outcome == Outcome::contradiction ? "The answers contradict each other, and nobody leads."
                                                         : "Nobody leads.";
    std::vector<std::string> labels;
    for (const std::string& label : candidate.leaders) labels.push_back(printable(label));
    std::string out = listed(labels) + (labels.size() > 1 ? " lead together with " : " leads with ") +
                      points_text(candidate.leading_udb);
    return out + (over_udb ? ", which is " + points_text(candidate.leading_udb - *over_udb) + " more." : " points.");
  }

  std::string fact_verdict() const {
    const std::string fact = "`" + printable(view_.about) + "`";
    if (!view_.hindrance) return fact + " holds: `counsel why` with the same answers proves it.";
    const std::string instead = view_.instead.empty() || view_.because ? "" : ": " + printable(view_.instead);
    switch (*view_.hindrance) {
      case Hindrance::unanswered:
        return fact + " does not hold, for want of an answer" + instead + ".";
      case Hindrance::refuted:
        return fact + " does not hold" + (view_.because ? ", since something else is so:" : instead + ".");
      case Hindrance::excluded:
      case Hindrance::overridden:
      case Hindrance::outweighed:
        break;
    }
    return fact + " does not hold" + instead + ".";
  }

  void rules() {
    const std::string could = view_.candidate ? "speak for " : "conclude ";
    if (view_.misses.nearest.empty()) {
      out_ += "\n";
      paragraph("No " + std::string(view_.hindrance == Hindrance::outweighed ? "other " : "") + "rule could " + could +
                printable(view_.about) + ".");
      return;
    }
    out_ += "\n" + style_.bold("What could " + could + printable(view_.about)) + "\n";
    for (const explain::NearMiss& miss : view_.misses.nearest) out_ += near_miss_text(miss, notes_, style_);
    if (view_.misses.more > 0)
      out_ += style_.dim(std::string(kIndent, ' ') + "… and " + counted(view_.misses.more, "more rule") + "; --all shows all") + "\n";
  }

  void margin(const WhyNotView::Candidate& candidate) {
    out_ += "\n" + style_.bold("What puts " + printable(candidate.leaders.front()) + " ahead") + "\n";
    // One reason more than fits is shown rather than counted.
    const std::size_t all = candidate.margin.size();
    const std::size_t shown = all > kMaxReasons + 1 ? kMaxReasons : all;
    std::int64_t rest = 0;
    for (std::size_t i = 0; i < all; ++i) {
      if (i < shown)
        reason(candidate.margin[i]);
      else
        rest += candidate.margin[i].points_udb;
    }
    if (shown < all)
      out_ += std::string(kIndent, ' ') + signed_points_text(rest) + "  " +
              style_.dim("… and " + counted(all - shown, "smaller reason") + "; `counsel compare` shows all") + "\n";
  }

  void reason(const ReasonView& each) {
    const std::string points = signed_points_text(each.points_udb);
    const std::string first =
        std::string(kIndent, ' ') + (each.points_udb < 0 ? style_.red(points) : style_.green(points)) + "  ";
    const std::string words = printable(each.text.empty() ? each.label : each.text);
    out_ += hanging(first, words + notes_.marks(each.sources), style_.columns);
  }

  const WhyNotView& view_;
  const Style& style_;
  Footnotes notes_;
  std::string out_;
};

}  // namespace

std::string why_not_text(const WhyNotView& why_not, const Style& style) { return Page(why_not, style).text(); }

}  // namespace counsel::cli
