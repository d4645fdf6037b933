// cli/audit/replay_all.h
// Many recorded decisions run again, on as many threads as there are processors.
//
// Order: results in the order of the ids, the same on any number of threads; of several errors the one that comes first.
// Cost:  as replay.h, which each thread does by itself: what decisions share is made once for each of them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "cli/audit/replay.h"
#include "cli/io.h"
#include "kb/fact_base.h"

namespace counsel::cli {

/// `folder`: as for a Replayer. Shows how far it is (progress.h). Where the user interrupts, those that were not run by then
/// are left out.
/// Errors: as replay.h.
Result<std::vector<Replayed>> replay_all(kb::FactBase& base, std::span<const std::int64_t> ids,
                                         const std::optional<std::filesystem::path>& folder, Io& io);

}  // namespace counsel::cli
