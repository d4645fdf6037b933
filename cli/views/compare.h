// cli/views/compare.h
// Two candidates of a ranking, set against each other in words.
#pragma once

#include <string>

#include "cli/pipeline.h"
#include "cli/render/compare.h"
#include "engine/decide/ranking.h"

namespace counsel::cli {

/// `most_changes` of answers swap the two. Requires: `ranking` is of the consultation, both are candidates of it, and the
/// answers do not contradict each other. Errors: as explain/how_to.h.
Result<CompareView> compare(const Ready& ready, const Consultation& consultation, const decide::Ranking& ranking,
                            const decide::Candidate& first, const decide::Candidate& second, std::size_t most_changes,
                            const std::string& rule_base, const RunLimits& limits);

}  // namespace counsel::cli
