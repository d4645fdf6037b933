// engine/explain/proof_builder.h
// Puts steps together to a proof, the nearest to the root first: private to why.cc.
#pragma once

#include <deque>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/decide/ranking.h"
#include "engine/explain/grounds.h"
#include "engine/explain/proof.h"
#include "engine/explain/shared_proof.h"
#include "engine/explain/step_maker.h"

namespace counsel::explain {

class ProofBuilder {
 public:
  /// As StepMaker. Without `shared`, one proof is built.
  ProofBuilder(const Grounds& grounds, eval::Matcher& matcher, std::size_t supports, SharedSteps* shared = nullptr)
      : grounds_(grounds), maker_(grounds_, matcher, supports, shared) {}

  Proof ranking(const decide::Ranking& ranking);
  Proof candidate(DecisionId decision, const decide::Candidate& candidate);
  Proof of(const decide::Candidate& candidate, const decide::Contribution& contribution);
  Proof exclusion(const decide::Candidate& candidate);
  Proof of(RelationId relation, RowId row);
  Proof values(RelationId attribute);

  /// Without a copy of the nodes. Nothing where so many rows would be derived that what is shared may not be what this
  /// case alone would have. Requires: `shared`.
  std::optional<SharedProof> shared_ranking(const decide::Ranking& ranking);

 private:
  NodeId add_own(Node node);
  NodeId add(Node& node, std::uint64_t number);
  NodeId place(Step& step);
  NodeId stands(DecisionId decision, const decide::Candidate& candidate);
  NodeId says(const decide::Candidate& candidate, const decide::Contribution& contribution);
  void build(const decide::Ranking& ranking);
  void place_all();
  Proof finish();

  Grounds grounds_;
  StepMaker maker_;
  SharedProof proof_;          // as far as it is placed …
  std::vector<Node*> nodes_;   // … and its nodes
  std::vector<const Step*> roots_;  // what is said of candidates
  std::unordered_map<const Step*, NodeId> placed_;
  std::deque<std::pair<NodeId, Step*>> pending_;
};

}  // namespace counsel::explain
