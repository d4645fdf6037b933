// cli/render/near_miss_words.h
// What is said of a rule that could have spoken, the same in every format.
//
// Shape: for one line; with the style's colours, where it takes a style.
#pragma once

#include <string>
#include <string_view>

#include "cli/render/style.h"
#include "engine/explain/why_not.h"

namespace counsel::cli {

/// `rule small-team "A small team"`
std::string rule_name_text(const explain::NearMiss& miss);

/// What sets the rule aside. Requires: something does.
std::string set_aside_text(const explain::NearMiss& miss);

/// What it would take. Requires: that was looked for.
std::string reach_text(const explain::NearMiss& miss, const Style& style);

/// "so", "not so", "unanswered", "not reached"
std::string_view state_word(explain::TriedCondition::State state);

/// `team-size <= 5: 7 too many`
std::string tried_text(const explain::TriedCondition& condition);

}  // namespace counsel::cli
