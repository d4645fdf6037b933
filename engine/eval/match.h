// engine/eval/match.h
// The ways in which a rule holds in a model, and of those that derive a row, the one a proof shows.
//
// Order:  matches by the values of their variables. The canonical derivation is the one whose premises are lowest,
//         then the least by rule name, alternative, head and values: the same on every run and machine.
// Cost:   joins as the engine's own, over the model's indexes; an index that is missing is built once a Matcher. Plans are
//         compiled when they are needed, and those of the rules kept for all Matchers that share them.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/value.h"
#include "engine/eval/join_frame.h"
#include "engine/eval/match_plans.h"
#include "engine/eval/model.h"

namespace counsel::eval {

struct Binding {
  VariableId variable{};
  Value value;
};

/// The row that a positive atom holds by.
struct Premise {
  std::uint32_t literal = 0;  // of the alternative
  RelationId relation{};
  RowId row{};
};

struct Match {
  std::vector<std::optional<Value>> values;  // by VariableId; nothing for variables of other alternatives
  std::vector<Premise> premises;             // by literal. Where `?_` leaves a choice: the lowest row, then the least
};

struct Derivation {
  std::optional<RuleId> rule;  // nothing where an attribute is known since it has a value
  std::uint32_t alternative = 0;
  std::uint32_t head = 0;
  std::uint32_t height = 0;  // 1 + the greatest height of a premise
  Match match;
};

class Matcher {
 public:
  /// Requires: both outlive this, and the model was made from a plan of this program.
  Matcher(const lang::Program& program, const Model& model);
  /// Shares the plans of this program with other Matchers.
  Matcher(const lang::Program& program, const Model& model, std::shared_ptr<MatchPlans> plans);

  /// Every way the alternative holds with the variables bound as given. `below` takes only premises of a lower height.
  std::vector<Match> matches(RuleId rule, std::uint32_t alternative, std::span<const Binding> bound = {},
                             std::optional<std::uint32_t> below = std::nullopt);

  /// The same for any conjunction over the variables of the rule, where those that have a value in `values` (by
  /// VariableId) keep it, and whether there is such a way at all. Requires: safe, as program.h has it.
  std::vector<Match> matches(RuleId rule, const lang::Alternative& conjunction,
                             std::span<const std::optional<Value>> values = {});
  bool holds(RuleId rule, const lang::Alternative& conjunction) { return holds(compiled(rule, conjunction)); }

  /// For conjunctions that are asked about in many models of the program: the order of its joins is that for this model.
  MatchPlan compiled(RuleId rule, const lang::Alternative& conjunction) const;
  bool holds(const MatchPlan& plan);

  /// Every way a rule derives the row from premises lower than the row, canonical one first. Empty for a fact.
  std::vector<Derivation> derivations(RelationId relation, RowId row);
  /// Every way a rule derives the row, a fact too, from any premises: some may rest on the row itself.
  std::vector<Derivation> all_derivations(RelationId relation, RowId row);
  /// The first of them. Nothing for a fact.
  std::optional<Derivation> derivation(RelationId relation, RowId row);

 private:
  std::vector<Symbol>& start(const Body& body);
  std::vector<Match> run(const MatchPlan& plan, std::uint32_t below);
  void aim(const std::vector<Step>& steps, std::uint32_t first, std::uint32_t below);
  const Index& index_on(RelationId relation, const std::vector<ColumnRegister>& key);
  std::vector<Derivation> derivations(RelationId relation, RowId row, std::uint32_t below);
  void add_derivations(const Producer& producer, RelationId relation, RowId row, std::uint32_t below,
                       std::vector<Derivation>& out);
  void add_known(RelationId known, std::uint32_t below, std::vector<Derivation>& out) const;
  std::uint32_t height_over(const std::vector<Premise>& premises) const;

  const lang::Program* program_;
  const Model* model_;
  Symbols symbols_;                  // over the model's: constants of rules that no row holds
  std::vector<std::uint64_t> rows_;  // by relation, for the join order
  std::shared_ptr<MatchPlans> plans_;
  JoinFrame frame_;                  // of the present join
  std::map<std::pair<RelationId, std::vector<std::uint32_t>>, Index> indexes_;  // those the model lacks
};

}  // namespace counsel::eval
