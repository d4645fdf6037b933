// engine/decide/standing.h
// What of the evidence decides who leads: where each candidate stands, without what was said and why.
//
// Shape:  sums over what rules say, so that standings of different rules add up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/decide/ranking.h"

namespace counsel::decide {

struct CandidateEvidence;

struct Standing {
  std::int64_t points_udb = 0;
  std::int32_t exclusions = 0;
  std::int32_t contributions = 0;  // suggests and discourages

  bool excluded() const { return exclusions > 0; }
  Standing& operator+=(const Standing& more);
  Standing& operator-=(const Standing& less);
  bool operator==(const Standing&) const = default;
};

struct Standings {
  std::vector<Standing> candidates;  // in the kind's order
  std::int32_t contradictions = 0;   // attributes of one value that have several

  bool operator==(const Standings&) const = default;
};

/// Of one candidate.
Standing standing_of(const CandidateEvidence& evidence);

/// By what was gathered from the model.
Standings standings_of(const lang::Program& program, const eval::Model& model,
                       std::span<const CandidateEvidence> evidence);

/// Errors: as evidence.h.
Result<Standings> standings(const lang::Program& program, const eval::Model& model, DecisionId decision);

/// `provisional` where there is a leader.
Outcome outcome_of(const Standings& standings);

/// 1-based; equal points share one. 0: excluded.
std::uint32_t rank_of(const Standings& standings, std::size_t candidate);

/// Who shares the first rank, ascending; nobody where nothing is recommended.
std::vector<std::size_t> leaders_of(const Standings& standings);

}  // namespace counsel::decide
