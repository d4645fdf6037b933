// cli/render/why_not_words.h
// What the answer of `why-not` says in sentences, the same in every format.
//
// Shape: with the style's colours; without them it is plain text for one line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

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
std::string margin_title(const WhyNotView& why_not);

/// How many of a list of reasons are shown, and the points of the others.
struct ShownReasons {
  std::size_t shown = 0, more = 0;
  std::int64_t more_udb = 0;
};
ShownReasons first_of(const std::vector<ReasonView>& reasons, std::size_t most);
/// Of the candidate that the view has, what a page shows.
ShownReasons shown_margin(const WhyNotView& why_not);
ShownReasons shown_against(const WhyNotView& why_not);
/// "… and 3 smaller reasons". Requires: there are more.
std::string more_reasons_text(const ShownReasons& reasons);

std::string against_title(const WhyNotView& why_not);

}  // namespace counsel::cli
