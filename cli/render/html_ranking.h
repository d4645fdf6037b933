// cli/render/html_ranking.h
// Where the candidates stand, as a table with bars.
#pragma once

#include <string>
#include <vector>

#include "cli/render/proof_view.h"

namespace counsel::cli {

/// "Phoenix has rank 1 of 16, with 11.0 points", "Phoenix is ruled out"
std::string standing_sentence(const StandingView& standing, const std::vector<StandingView>& ranking);

/// Bars begin at 0 points, and go left of it where there are fewer. Empty for no ranking.
std::string ranking_table(const std::vector<StandingView>& ranking);

}  // namespace counsel::cli
