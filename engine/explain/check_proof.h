// engine/explain/check_proof.h
// Whether a proof proves what it says: accepted, or the first wrong step. It trusts neither the engine nor who built
// the proof, and uses nothing of either; only the rules, what is stated, and the meaning of arithmetic (arithmetic.h).
//
// Checked:  that each fact and answer is stated as cited; that each rule concludes what its node says, with the
// premises
//           its conditions ask for and no others; comparisons, points, certainties, and what overrides what; that
//           nothing rests on itself. The statements are those of the claims (words.h).
// Worked out again, since no step can show it: that something is absent; that members are all; that everything said
//           about a candidate, or for an uncertain fact, is there (naive_model.h).
// Not:      the author's reasons filled in, the places of rules, who disagrees, which of several proofs is the
// shortest,
//           and that `several` are all the ways there are.
// Cost:     the naive model once a checker; then each step on its own.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "engine/base/fact.h"
#include "engine/explain/naive_model.h"
#include "engine/explain/proof.h"

namespace counsel::explain {

struct WrongStep {
  NodeId node{};
  std::string what;  // "the rule `small` does not conclude this"
};

class ProofChecker {
 public:
  /// `facts` are all that is stated for every case, those of files too. Requires: they outlive this, and so does
  /// `program`.
  ProofChecker(const lang::Program& program, std::span<const Fact> facts, std::span<const Fact> answers)
      : program_(program), facts_(facts), answers_(answers), model_(program, facts, answers) {}

  /// Nothing where every step is right.
  std::optional<WrongStep> check(const Proof& proof) const;

 private:
  const lang::Program& program_;
  std::span<const Fact> facts_, answers_;
  NaiveModel model_;
};

/// The same for one proof.
std::optional<WrongStep> check_proof(const lang::Program& program, std::span<const Fact> facts,
                                     std::span<const Fact> answers, const Proof& proof);

}  // namespace counsel::explain
