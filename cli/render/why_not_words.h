// cli/render/why_not_words.h
// What the answer of `why-not` says in sentences, the same in every format.
//
// Shape: with the style's colours; without them it is plain text for one line.
#pragma once

#include <string>

#include "cli/render/style.h"
#include "cli/render/why_not.h"

namespace counsel::cli {

/// Where the candidate stands, or what is so instead of the fact.
std::string verdict_text(const WhyNotView& why_not, const Style& style);

/// "What could speak for Rails"
std::string rules_title(const WhyNotView& why_not);
/// In place of the rules, where there are none.
std::string no_rules_text(const WhyNotView& why_not);
/// "… and 3 more rules; --all shows all"
std::string more_rules_text(const WhyNotView& why_not);

/// "What puts Phoenix ahead". Requires: somebody leads.
std::string margin_title(const WhyNotView::Candidate& candidate);
/// The reasons of the margin that are shown, and the points of the others.
struct ShownMargin {
  std::size_t shown = 0, more = 0;
  std::int64_t more_udb = 0;
};
ShownMargin shown_margin(const WhyNotView::Candidate& candidate);
/// "… and 3 smaller reasons; `counsel compare` shows all"
std::string more_reasons_text(const ShownMargin& margin);

std::string against_title(const WhyNotView& why_not);

}  // namespace counsel::cli
