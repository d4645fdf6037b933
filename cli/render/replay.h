// cli/render/replay.h
// What came of running decisions again: those that came out otherwise, and how many did not.
#pragma once

#include <string>
#include <vector>

#include "cli/audit/replay.h"
#include "cli/render/style.h"

namespace counsel::cli {

std::string replay_text(const std::vector<Replayed>& replayed, const Style& style);

/// `counsel.replay/1`; docs/cli.md has the keys.
std::string replay_json(const std::vector<Replayed>& replayed);

}  // namespace counsel::cli
