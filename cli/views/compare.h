// cli/views/compare.h
// Two candidates of a ranking, set against each other in words.
#pragma once

#include <string>

#include "cli/pipeline.h"
#include "cli/render/compare.h"
#include "engine/decide/ranking.h"

namespace counsel::cli {

/// Requires: `ranking` is of the consultation, and both are candidates of it.
CompareView compare(const Ready& ready, const Consultation& consultation, const decide::Ranking& ranking,
                    const decide::Candidate& first, const decide::Candidate& second, const std::string& rule_base);

}  // namespace counsel::cli
