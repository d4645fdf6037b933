// cli/render/near_miss.h
// A rule that could have spoken, condition by condition:
//
//       +3.0  rule small-team "A small team", team.rules:41
//                     so  Rails offers admin
//                 not so  team-size <= 5: 7 too many
//                         team-size is 12 — answer team-size=12
//             unanswered  timeline is weeks
#pragma once

#include <string>

#include "cli/render/footnotes.h"
#include "cli/render/style.h"
#include "engine/explain/why_not.h"

namespace counsel::cli {

/// As a part of a page that shows the documents of `notes` itself.
std::string near_miss_text(const explain::NearMiss& miss, Footnotes& notes, const Style& style);

}  // namespace counsel::cli
