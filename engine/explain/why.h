// engine/explain/why.h
// Proofs of rows and candidates, and the short reason for one thing a rule says.
//
// Order:  equal on every run and machine: proof.h "Order".
// Cost:   each row is explained once, however often it is used; a derivation is a join of its rule with its head given.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/decide/ranking.h"
#include "engine/explain/grounds.h"
#include "engine/explain/proof.h"
#include "engine/explain/shared_proof.h"

namespace counsel::explain {

/// One thing a rule says about a candidate, in a sentence.
struct Reason {
  std::string text;  // the author's `because`; where there is none, the conditions that held
  std::string rule, label, place;
  std::vector<SourceNote> sources;  // of the rule, then of the facts it holds by
  std::vector<Disputed> disputed;   // facts that say otherwise than those
};

class Explainer {
 public:
  explicit Explainer(const Grounds& grounds);

  Reason reason(const decide::Contribution& contribution);

  // Of what is asked about, `supports` is how many ways are shown in which it holds, the shortest first: all rules that
  // conclude it, and all values by which they do. How many more there are, the proof says.

  /// Why every candidate stands where it does, as one proof: the premises of its root are the candidates, in order of the
  /// ranking, and what they share is there once.
  Proof why(const decide::Ranking& ranking);
  /// The same for one of many cases that share their work: made of the steps of the others. What it refers to is there until
  /// this is asked of the next case, and as long as the work is.
  SharedProof why_beside_others(const decide::Ranking& ranking);

  /// Why a candidate stands where it does: everything that speaks for and against it, summing to its points.
  Proof why(DecisionId decision, const decide::Candidate& candidate, std::size_t supports = 1);

  /// Why a rule says one thing about a candidate.
  Proof why(const decide::Candidate& candidate, const decide::Contribution& contribution, std::size_t supports = 1);

  /// Why a candidate is excluded; without a node where it is not.
  Proof why_excluded(const decide::Candidate& candidate, std::size_t supports = 1);

  /// Why a row holds. Requires: it is in the model.
  Proof why(RelationId relation, RowId row, std::size_t supports = 1);

  /// Why an attribute has the values it has, or none; without a node where nothing is known of it.
  Proof why_values(RelationId attribute, std::size_t supports = 1);

 private:
  Grounds grounds_;
  eval::Matcher matcher_;
};

}  // namespace counsel::explain
