// engine/lang/conclusions.h
// What a rule concludes: facts, and what it says for or against candidates of a decision.
#pragma once

#include <string_view>
#include <vector>

#include "engine/lang/variables.h"

namespace counsel::lang {

/// First pass: what the variables in the conclusions range over.
void note_conclusion_types(const std::vector<Conclusion>& conclusions, RuleScope& scope);

/// Second pass: `rule.heads` and `rule.conclusions`. Evidence heads still lack their relation, which
/// `check` adds once all rules are known (Head::relation is then set from `conclusion`).
void lower_conclusions(const std::vector<Conclusion>& conclusions, RuleScope& scope, Rule& rule);

/// Says so for every `{…}` that stands for no variable of the rule and no attribute.
void check_placeholders(std::string_view text, Span span, const RuleScope& scope);

}  // namespace counsel::lang
