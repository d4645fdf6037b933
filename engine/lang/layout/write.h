// engine/lang/layout/write.h
// From a planned statement to its lines: where they end is decided here, by what fits.
//
// Cost: linear; each decision looks at sums of widths.
#pragma once

#include <vector>

#include "engine/lang/layout/lines.h"
#include "engine/lang/layout/plan.h"

namespace counsel::lang::layout {

void write(const std::vector<Token>& tokens, Lines& lines);

}  // namespace counsel::lang::layout
