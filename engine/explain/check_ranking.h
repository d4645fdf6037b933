// engine/explain/check_ranking.h
// Whether a ranking has every candidate of its decision once, the one with more points first and those that are ruled out
// last: private to check_proof.cc. That each has its points is for check_said.h.
//
// Errors: what is wrong, in words; empty where nothing is.
#pragma once

#include <string>

#include "engine/explain/proof.h"
#include "engine/lang/program.h"

namespace counsel::explain {

std::string check_ranking(const Node& node, const RankingClaim& claim, const lang::Program& program, const Proof& proof);

}  // namespace counsel::explain
