// cli/render/sarif.h
// Findings in the Static Analysis Results Interchange Format, for code hosts and editors.
//
// Shape:  one run; `rules` are the codes that occur, in their order. Paths are those from where the user stands.
// Units:  columns count Unicode characters, which `columnKind` says.
// Source: SARIF 2.1.0, OASIS standard of 27 March 2020.
#pragma once

#include <string>

#include "cli/pipeline.h"

namespace counsel::cli {

std::string review_sarif(const Review& review, const lang::Sources& sources, const RuleBase& base);

}  // namespace counsel::cli
