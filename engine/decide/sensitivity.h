// engine/decide/sensitivity.h
// How firm a lead is: what would have to be otherwise before somebody else leads.
//
// Units:  margins in millionths of a decibel: the leader's points less the best of the others that are not excluded.
// Order:  of several that a lead hangs on as much, the first: rules by name, answers as given.
// Cost:   strengths.h; for each rule, what is said of those it speaks of; for each answer, a run of what depends on it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/result.h"
#include "engine/decide/questions.h"
#include "engine/decide/strengths.h"
#include "engine/eval/model.h"

namespace counsel::decide {

/// What became of a lead without something that it rests on.
struct LeadWithout {
  std::vector<std::size_t> leaders;  // who would lead; none where nobody would
  /// Of who leads now. Nothing where it would be excluded, or there would be nobody to compare with.
  std::optional<std::int64_t> margin_udb;
};

/// `what` is the rule, or the number of the answer, without which the margin is smallest.
template <class What>
struct Hinge {
  What what{};
  LeadWithout without;
};

/// Candidates stand here by their place in the kind.
struct Sensitivity {
  std::size_t leader = 0;
  std::vector<std::size_t> runners_up;     // who share the most points of the others; none where all are excluded
  std::optional<std::int64_t> margin_udb;  // to them
  StrengthMargins strengths;
  /// Nothing where the margin is as large without any. A rule is taken away with what it says of candidates and with
  /// what it overrides; what it implies stays. Which day it is, is no answer.
  std::optional<Hinge<RuleId>> rule;
  std::optional<Hinge<std::size_t>> answer;
};

/// Nothing unless one candidate alone leads. Requires: `model` is what `given` leads to.
/// Errors: limit_reached, and as evidence.h. An answer whose absence leaves arithmetic undefined is passed over.
Result<std::optional<Sensitivity>> sensitivity(const Case& given, const eval::Model& model, DecisionId decision);

}  // namespace counsel::decide
