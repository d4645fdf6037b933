// engine/lang/fix.h
// The mends that may be made without asking, as changes of text.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/lang/diagnostic.h"

namespace counsel::lang {

struct Edit {
  Span span;
  std::string replacement;
  Code code;  // of the finding that it mends
};

/// The sure mends of the findings, by place. Of those that overlap or touch, the first.
std::vector<Edit> sure_edits(const std::vector<Diagnostic>& findings);

/// The text after the edits, with a blank where two words would have become one.
/// Requires: edits of this text alone, as `sure_edits` gives them.
std::string edited(std::string_view text, std::span<const Edit> edits);

}  // namespace counsel::lang
