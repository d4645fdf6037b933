// engine/decide/override_sets.h
// Rules that override each other, through however many, as sets of which each rule is in one.
//
// Cost: near linear in the overrides (union-find with path halving; Tarjan & van Leeuwen 1984).
#pragma once

#include <cstddef>
#include <numeric>
#include <vector>

#include "engine/lang/program.h"

namespace counsel::decide {

class OverrideSets {
 public:
  explicit OverrideSets(const lang::Program& program) : parents_(program.rules.size()) {
    std::iota(parents_.begin(), parents_.end(), std::size_t{0});
    for (std::size_t i = 0; i < program.rules.size(); ++i)
      for (const RuleId below : program.rules[i].overrides) parents_[of(index(below))] = of(i);
  }

  /// The number of the rule's set.
  std::size_t of(std::size_t rule) {
    while (parents_[rule] != rule) rule = parents_[rule] = parents_[parents_[rule]];
    return rule;
  }

 private:
  std::vector<std::size_t> parents_;
};

}  // namespace counsel::decide
