// engine/decide/strengths.h
// How far the strengths of the rules may be off before somebody else leads.
//
// Method: what is said of each candidate is weighed anew by the exact formula (base/points.h) with its strength moved
//         by whole hundredths, within 0.01 and 0.99. What holds stays as it is: only `suggests` and `discourages` have
//         such strengths. A conclusion has one, whomever it speaks for, unless a variable gives it.
// Cost:   98 steps at most; each weighs every different strength once, and adds up what is said.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/decide/evidence.h"
#include "engine/decide/standing.h"
#include "engine/eval/model.h"
#include "engine/lang/program.h"

namespace counsel::decide {

/// The lead turns where every strength is moved by the same amount.
struct MovedAlike {
  int hundredths = 0;                // the smallest; downwards, where both ways are as far
  std::vector<std::size_t> leaders;  // who would lead then, by their place in the kind
};

/// The lead is lost where every strength is moved by the same amount, each in the direction that is worse for it.
struct MovedApart {
  int hundredths = 0;               // the smallest
  std::vector<std::size_t> rivals;  // who would have as many points then, or more
};

struct StrengthMargins {
  std::optional<MovedAlike> alike;  // nothing where no amount turns the lead
  std::optional<MovedApart> apart;
};

/// Requires: `evidence` was gathered from `model`, and `standings` are what it comes to; `leader` alone leads.
StrengthMargins strength_margins(const lang::Program& program, const eval::Model& model,
                                 std::span<const CandidateEvidence> evidence, const Standings& standings,
                                 std::size_t leader);

}  // namespace counsel::decide
