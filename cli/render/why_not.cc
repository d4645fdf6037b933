#include "cli/render/why_not.h"

#include "cli/render/footnotes.h"
#include "cli/render/given.h"
#include "cli/render/near_miss.h"
#include "cli/render/numbers.h"
#include "cli/render/proof.h"
#include "cli/render/text.h"
#include "cli/render/why_not_words.h"

namespace counsel::cli {

namespace {

constexpr std::size_t kIndent = 2;

class Page {
 public:
  Page(const WhyNotView& why_not, const Style& style) : view_(why_not), style_(style) {}

  std::string text() {
    heading();
    paragraph(verdict_text(view_, style_));
    if (!view_.hindrance) return out_;
    if (view_.because) tree(*view_.because);
    if (view_.candidate)
      for (const explain::Proof& exclusion : view_.candidate->exclusions) tree(exclusion);
    if (view_.candidate) reasons(margin_title, view_.candidate->margin, shown_margin(view_));
    rules();
    if (view_.candidate) reasons(against_title, view_.candidate->against, shown_against(view_));
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

  void rules() {
    if (view_.misses.nearest.empty()) {
      out_ += "\n";
      paragraph(no_rules_text(view_));
      return;
    }
    out_ += "\n" + style_.bold(rules_title(view_)) + "\n";
    for (const explain::NearMiss& miss : view_.misses.nearest) out_ += near_miss_text(miss, notes_, style_);
    if (view_.misses.more > 0) out_ += style_.dim(std::string(kIndent, ' ') + more_rules_text(view_)) + "\n";
  }

  void reasons(std::string (*title)(const WhyNotView&), const std::vector<ReasonView>& list, const ShownReasons& shown) {
    if (list.empty()) return;
    out_ += "\n" + style_.bold(title(view_)) + "\n";
    for (std::size_t i = 0; i < shown.shown; ++i) reason(list[i]);
    if (shown.more > 0)
      out_ += std::string(kIndent, ' ') + signed_points_text(shown.more_udb) + "  " +
              style_.dim(more_reasons_text(shown)) + "\n";
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
