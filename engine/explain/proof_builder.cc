#include "engine/explain/proof_builder.h"

#include <algorithm>

#include "engine/explain/shared_evidence.h"
#include "engine/explain/words.h"
#include "engine/lang/sentence.h"

namespace counsel::explain {

Proof ProofBuilder::ranking(const decide::Ranking& ranking) {
  build(ranking);
  return finish();
}

std::optional<SharedProof> ProofBuilder::shared_ranking(const decide::Ranking& ranking) {
  build(ranking);
  place_all();
  std::uint64_t ways = 0;
  for (const Step* root : roots_) ways += root->ways;
  if (maker_.is_at_its_limit()) {
    grounds_.shared->steps->forget();  // what was made then may be longer than it has to be
    return std::nullopt;
  }
  if (ways >= ShortestProofs::kMostWays) return std::nullopt;
  return std::move(proof_);
}

void ProofBuilder::build(const decide::Ranking& ranking) {
  constexpr std::size_t kNodesOfACandidate = 16;  // in the rule base that ships; more take a little longer
  proof_.nodes.reserve(kNodesOfACandidate * ranking.candidates.size());
  const std::string& asked = decision_text(grounds_.program.decisions[index(ranking.decision)]);
  const NodeId root =
      add_own({.kind = Node::Kind::ranking, .statement = asked, .claim = RankingClaim{ranking.decision}});
  std::vector<NodeId> candidates;
  for (const decide::Candidate& each : ranking.candidates) candidates.push_back(stands(ranking.decision, each));
  proof_.set_premises(root, candidates);
}

Proof ProofBuilder::candidate(DecisionId decision, const decide::Candidate& candidate) {
  stands(decision, candidate);
  Proof proof = finish();
  proof.shared = shared_evidence(proof);
  return proof;
}

Proof ProofBuilder::of(const decide::Candidate& candidate, const decide::Contribution& contribution) {
  says(candidate, contribution);
  return finish();
}

Proof ProofBuilder::exclusion(const decide::Candidate& candidate) {
  const auto is_several = candidate.exclusions.size() > 1;
  if (is_several) add_own({.kind = Node::Kind::several, .statement = candidate.label + " is excluded more than once"});
  std::vector<NodeId> said;
  for (const decide::Contribution& each : candidate.exclusions) said.push_back(says(candidate, each));
  if (is_several) proof_.set_premises(NodeId{0}, said);
  return finish();
}

Proof ProofBuilder::of(RelationId relation, RowId row_id) {
  place(maker_.asked(relation, row_id));
  return finish();
}

Proof ProofBuilder::values(RelationId attribute) {
  const lang::Relation& relation = grounds_.program.relation(attribute);
  const std::vector<RowId> rows = grounds_.model.sorted_rows(attribute);
  const bool is_several = rows.size() > 1;
  if (is_several) add_own({.kind = Node::Kind::several, .statement = to_source(Name{relation.name}) + " has several values"});
  std::vector<NodeId> values;
  for (const RowId each : rows) values.push_back(place(maker_.asked(attribute, each)));
  if (is_several) proof_.set_premises(NodeId{0}, values);
  if (rows.empty())
    for (const RowId none : grounds_.model.sorted_rows(relation.attribute->known))
      place(maker_.asked(relation.attribute->known, none));
  return finish();
}

NodeId ProofBuilder::add_own(Node node) { return add(proof_.own.emplace_back(std::move(node)), 0); }

NodeId ProofBuilder::add(Node& node, std::uint64_t number) {
  nodes_.push_back(&node);
  proof_.nodes.push_back({.node = &node, .number = number});
  return static_cast<NodeId>(proof_.nodes.size() - 1);
}

NodeId ProofBuilder::place(Step& step) {
  const auto [known, is_new] = placed_.try_emplace(&step, NodeId{});
  if (!is_new) return known->second;
  OwnNode& own = step.own(0);
  const NodeId id = add(own.node, own.number);
  known->second = id;
  if (!step.is_made || step.parts.size() > 1) pending_.emplace_back(id, &step);
  return id;
}

void ProofBuilder::place_all() {
  std::vector<NodeId> ids, premises;
  for (; !pending_.empty(); pending_.pop_front()) {
    const auto [id, step] = pending_.front();
    maker_.make(*step);
    ids.assign(1, id);
    for (std::size_t i = 1; i < step->parts.size(); ++i)
      ids.push_back(step->is_own(i) ? add(step->own(i).node, step->own(i).number) : place(*std::get<Step*>(step->parts[i])));
    for (std::size_t i = 0; i < step->parts.size(); ++i) {
      if (!step->is_own(i) || step->own(i).node.premises.empty()) continue;
      premises.clear();
      for (const NodeId part : step->own(i).node.premises) premises.push_back(ids[index(part)]);
      proof_.set_premises(ids[i], premises);
    }
  }
}

NodeId ProofBuilder::stands(DecisionId decision, const decide::Candidate& candidate) {
  Node node{.kind = Node::Kind::candidate, .statement = candidate.label};
  node.points_udb = candidate.points_udb;
  node.claim = CandidateClaim{decision, candidate.name};
  const NodeId stood = add_own(std::move(node));
  std::vector<NodeId> premises;
  for (const auto* said : {&candidate.exclusions, &candidate.contributions, &candidate.cautions, &candidate.overridden})
    for (const decide::Contribution& contribution : *said) premises.push_back(says(candidate, contribution));
  proof_.set_premises(stood, premises);
  return stood;
}

NodeId ProofBuilder::says(const decide::Candidate& candidate, const decide::Contribution& contribution) {
  const auto& conclusion = grounds_.program.rule(contribution.rule).conclusions[contribution.conclusion];
  Spoken spoken{.verb = std::string(lang::verb_text(conclusion.verb)), .overridden_by = contribution.overridden_by};
  spoken.statement = spoken.verb + " " + candidate.label;
  if (!spoken.overridden_by &&
      (conclusion.verb == lang::Verb::suggests || conclusion.verb == lang::Verb::discourages))
    spoken.points_udb = contribution.points_udb;
  Step& step = maker_.asked(contribution.evidence, contribution.row, spoken);
  roots_.push_back(&step);
  return place(step);
}

/// Requires: the steps are of this proof alone.
Proof ProofBuilder::finish() {
  place_all();
  Proof out;
  out.nodes.reserve(proof_.nodes.size());
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const auto premises = proof_.premises_of(proof_.nodes[i]);
    out.nodes.push_back(std::move(*nodes_[i]));
    out.nodes.back().premises.assign(premises.begin(), premises.end());
  }
  return out;
}

}  // namespace counsel::explain
