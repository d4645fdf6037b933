// cli/render/pruning.h
// Which decisions were pruned, as text and JSON.
#pragma once

#include <string>

#include "cli/render/style.h"
#include "kb/decision_log.h"

namespace counsel::cli {

struct PruningView {
  kb::Pruning pruning;
  std::string before;  // as typed
  bool dry_run = false;
};

std::string pruning_text(const PruningView& view, const Style& style);
std::string pruning_json(const PruningView& view);

/// "digests that stand for them are", which is all there is of pruned decisions; or of one.
std::string standing_text(bool one);

}  // namespace counsel::cli
