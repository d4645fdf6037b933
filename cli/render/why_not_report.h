// cli/render/why_not_report.h
// The answer of `why-not` as a report: what its text says, with each proof of what stands in the way where that is said.
#pragma once

#include "cli/render/report.h"
#include "cli/render/why_not.h"

namespace counsel::cli {

Report why_not_report(const WhyNotView& why_not);

}  // namespace counsel::cli
