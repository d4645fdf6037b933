// engine/lang/comparisons.h
// Comparisons and arithmetic: which words are attributes, which are values, and whether the types go together.
#pragma once

#include <optional>
#include <vector>

#include "engine/lang/variables.h"

namespace counsel::lang {

struct LoweredComparison {
  /// Nothing where an aggregate gives its value to the variable on the other side.
  std::optional<Test> test;
  /// What gives the comparison its values: a positive atom for each attribute, binding its variable; aggregates, each
  /// after what has to be answered before it.
  std::vector<Literal> reads;
};

/// The one that holds where the other does not.
Comparator opposite(Comparator comparator);

/// Gives a variable that stands alone beside `=` the type of the other side; says whether it did.
bool note_comparison_type(const Comparison& comparison, RuleScope& scope);

/// Of the comparison or, where `negated`, of its opposite. Nothing where something is wrong, which is said.
std::optional<LoweredComparison> lower_comparison(const Comparison& comparison, bool negated, Span span, RuleScope& scope);

}  // namespace counsel::lang
