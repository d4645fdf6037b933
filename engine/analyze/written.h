// engine/analyze/written.h
// Conditions as their author wrote them, for findings to show. A `not` around one belongs to it.
#pragma once

#include <string>
#include <vector>

#include "engine/analyze/consistency.h"
#include "engine/analyze/subject.h"

namespace counsel::analyze {

struct Written {
  Span span;
  std::string text;  // on one line, in backticks
};

/// The condition of the rule that stands at `span`.
Written written(const Subject& subject, const lang::Rule& rule, Span span);

/// The same for each, in order of place.
std::vector<Written> written(const Subject& subject, const lang::Rule& rule, const std::vector<Condition>& conditions);

/// "`a`", "`a` and `b`", "`a`, `b` and `c`"
std::string listed(const std::vector<Written>& conditions);

/// Adds each to the finding's labels.
void label_all(lang::Diagnostic& finding, const std::vector<Written>& conditions, const std::string& text);

}  // namespace counsel::analyze
