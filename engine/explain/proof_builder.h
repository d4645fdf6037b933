// engine/explain/proof_builder.h
// Grows a proof node by node: private to why.cc. Steps are in proof_builder.cc, conditions in
// proof_conditions.cc.
//
// Method: a row waits until its premises are found, so that the depth of a derivation is no depth of the call stack.
//         Rules that nobody wrote are passed over, or shown as what they stand for.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/decide/ranking.h"
#include "engine/explain/grounds.h"
#include "engine/explain/proof.h"
#include "engine/explain/shortest.h"

namespace counsel::explain {

class ProofBuilder {
 public:
  /// Of what is asked about, at most `supports` ways are shown in which it holds. Below it, the shortest proof alone.
  ProofBuilder(const Grounds& grounds, eval::Matcher& matcher, std::size_t supports)
      : grounds_(grounds), matcher_(matcher), shortest_(grounds_, matcher), supports_(supports) {}

  Proof ranking(const decide::Ranking& ranking);
  Proof candidate(DecisionId decision, const decide::Candidate& candidate);
  Proof of(const decide::Candidate& candidate, const decide::Contribution& contribution);
  Proof exclusion(const decide::Candidate& candidate);
  Proof of(RelationId relation, RowId row);
  Proof values(RelationId attribute);

 private:
  struct Pending {
    NodeId node;
    RelationId relation;
    RowId row;
    bool asked_about = false;
  };

  Node& at(NodeId id) { return proof_.nodes[static_cast<std::size_t>(id)]; }
  NodeId add(Node node);
  /// With the statement that is `said` of it in place of its own.
  NodeId row(RelationId relation, RowId id, const std::optional<std::string>& said = {});
  NodeId asked(RelationId relation, RowId id, const std::optional<std::string>& said = {});
  bool is_same_in_all_cases(RelationId relation, RowId id) const;
  const Node& stated(RelationId relation, RowId id);
  Node row_node(RelationId relation, RowId id, const std::optional<std::string>& said = {}) const;
  NodeId stands(DecisionId decision, const decide::Candidate& candidate);
  NodeId says(const decide::Candidate& candidate, const decide::Contribution& contribution);
  Proof finish();

  void expand(Pending pending);
  bool show_supports(const Pending& pending);
  void ground(Node& node, RelationId id, RowId row);
  void combine(const Pending& pending);
  void name_rule(Node& node, RuleId rule, RelationId relation, const std::vector<eval::Derivation>& derivations);
  void follow(const Pending& pending, const std::vector<eval::Derivation>& derivations);

  std::vector<NodeId> premises_of(RuleId rule, const lang::Alternative& alternative, const eval::Match& match);
  NodeId premise(const eval::Match& match, std::uint32_t literal);
  NodeId comparison(const lang::Test& test, RuleId rule, const eval::Match& match);
  NodeId absence(const lang::Atom& atom, RuleId rule, const eval::Match& match);
  NodeId aggregate(const lang::Aggregate& aggregate, RuleId rule, const eval::Match& match);
  NodeId every(const lang::Every& every, RuleId rule, const eval::Match& match);
  template <class Then>
  void for_each_way(const std::vector<lang::Alternative>& where, const std::vector<VariableId>& own, RuleId rule,
                    const eval::Match& outside, Then&& then);
  NodeId together(RuleId rule, const std::vector<std::pair<const lang::Alternative&, const eval::Match&>>& parts);

  Grounds grounds_;
  eval::Matcher& matcher_;
  ShortestProofs shortest_;
  std::size_t supports_;
  Proof proof_;
  std::unordered_map<Row, NodeId, RowHash> known_;
  std::deque<Pending> pending_;
};

}  // namespace counsel::explain
