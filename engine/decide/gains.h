// engine/decide/gains.h
// What may become of each candidate when rules come to say more, or less.
//
// Shape:  by candidate, in the kind's order. What is gained and what is lost are kept apart, so that gains of several
//         changes add up to bounds of what they do together.
// Units:  points in millionths of a decibel.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/decide/suppositions.h"
#include "engine/lang/program.h"

namespace counsel::decide {

struct Gain {
  std::int64_t more_udb = 0, less_udb = 0;  // at least 0; at most 0
  bool may_exclude = false, may_admit = false;

  Gain& operator+=(const Gain& more);
};

using Gains = std::vector<Gain>;

/// From what was said to what is said then, rule by rule.
Gains gains_of(const std::vector<Said>& before, const std::vector<Said>& after, std::size_t candidates);

/// What the rule could ever come to say, or no longer say. More than points come to where that has no end.
Gains greatest_gains(const lang::Program& program, DecisionId decision, const lang::Rule& rule);

}  // namespace counsel::decide
