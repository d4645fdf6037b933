// cli/render/compare_report.h
// The answer of `compare` as a report: its columns as a table, what would swap the two, and the proof of what is said of both.
#pragma once

#include "cli/render/compare.h"
#include "cli/render/report.h"

namespace counsel::cli {

/// `proof` is that of the two candidates' places.
Report compare_report(const CompareView& compared, explain::Proof proof);

}  // namespace counsel::cli
