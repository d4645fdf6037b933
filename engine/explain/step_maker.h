// engine/explain/step_maker.h
// Makes the steps of proofs: private to proof_builder.cc. Rows are in step_maker.cc, conditions in step_conditions.cc.
//
// Method: rules that nobody wrote are passed over, or shown as what they stand for.
// Cost:   a row is derived once, however often it is used: in all cases that share their steps, or in this one.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/explain/grounds.h"
#include "engine/explain/proof.h"
#include "engine/explain/shared_steps.h"
#include "engine/explain/shortest.h"
#include "engine/explain/step.h"

namespace counsel::explain {

class StepMaker {
 public:
  /// Of what is asked about, at most `supports` ways are shown in which it holds. Below it, the shortest proof alone. With
  /// `shared`, steps are those of other cases: one support, and the case was begun.
  StepMaker(const Grounds& grounds, eval::Matcher& matcher, std::size_t supports, SharedSteps* shared)
      : grounds_(grounds), matcher_(matcher), shortest_(grounds_, matcher), supports_(supports), shared_(shared) {}

  /// Its node is there, and `make` finds the rest.
  Step& row(RelationId relation, RowId id, const std::optional<Spoken>& spoken = {});
  /// With every way in which it holds.
  Step& asked(RelationId relation, RowId id, const std::optional<Spoken>& spoken = {});
  void make(Step& step);

  /// So many ways to derive rows that their lengths are no longer compared (shortest.h).
  bool is_at_its_limit() const { return shortest_.is_at_its_limit(); }

 private:
  Node& at(NodeId part) { return step_->own(index(part)).node; }
  Part own(Node node) const;
  NodeId add(Node node);
  NodeId add(Step& row);
  void begin(Step& step, Row row, const std::optional<Spoken>& spoken) const;
  Node row_node(RelationId relation, RowId id, const std::optional<Spoken>& spoken = {}) const;

  void expand(NodeId node, RelationId relation, RowId row, bool asked_about);
  bool show_supports(NodeId shown, RelationId relation, RowId row);
  void ground(Node& node, RelationId id, RowId row) const;
  void combine(NodeId node, RelationId relation, RowId row, bool asked_about);
  void name_rule(Node& node, RuleId rule, RelationId relation, const std::vector<eval::Derivation>& derivations);
  void follow(NodeId node, RelationId relation, const std::vector<eval::Derivation>& derivations);

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

  const Grounds& grounds_;
  eval::Matcher& matcher_;
  ShortestProofs shortest_;
  std::size_t supports_;
  SharedSteps* shared_;
  std::unordered_map<Row, Step, RowHash> own_;  // where they are not shared
  std::deque<Step> asked_;                      // that show several ways
  Step* step_ = nullptr;                        // being made
};

}  // namespace counsel::explain
