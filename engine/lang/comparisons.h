// engine/lang/comparisons.h
// Comparisons and arithmetic: which words are attributes, which are values, and whether the types go together.
#pragma once

#include <optional>
#include <vector>

#include "engine/lang/variables.h"

namespace counsel::lang {

struct LoweredComparison {
  Test test;
  /// One positive atom for each attribute that the comparison reads, binding its variable.
  std::vector<Atom> attributes;
};

/// The one that holds where the other does not.
Comparator opposite(Comparator comparator);

/// Gives a variable that stands alone beside `=` the type of the other side; says whether it did.
bool note_comparison_type(const Comparison& comparison, RuleScope& scope);

/// Nothing where something is wrong, which is said.
std::optional<LoweredComparison> lower_comparison(const Comparison& comparison, Span span, RuleScope& scope);

}  // namespace counsel::lang
