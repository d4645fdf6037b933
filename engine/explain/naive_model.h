// engine/explain/naive_model.h
// Everything that follows from rules and facts, worked out again by the plainest means: to check what a proof says is
// absent, or is all there is, which no step of a proof can show.
//
// Method: stratum by stratum, every rule until nothing new follows; conditions are taken in the order written, as soon
// as
//         their variables have values. Nothing of engine/eval takes part.
// Cost:   every row against every condition: for checking, not for running.
// Requires: the engine came to a result, so that no arithmetic is without one and no strength out of range.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <vector>

#include "engine/base/fact.h"
#include "engine/explain/claim.h"
#include "engine/lang/program.h"

namespace counsel::explain {

/// Where a fact or an answer goes, and the row it is there; nothing where it says nothing.
std::optional<RowClaim> stated_row(const Fact& fact, const lang::Program& program);

class NaiveModel {
 public:
  using Rows = std::set<std::vector<Value>>;
  /// Of an aggregate: the values of its own variables, then of its operand.
  using Members = std::set<Bindings>;

  NaiveModel(const lang::Program& program, std::span<const Fact> facts, std::span<const Fact> answers);

  const Rows& rows(RelationId relation) const { return rows_[index(relation)]; }
  bool holds(const RowClaim& claim) const { return rows(claim.relation).contains(claim.values); }

  /// Every way in which the conditions hold with these values; `?_` makes no difference.
  std::set<Bindings> ways(const lang::Rule& rule, const lang::Alternative& conditions, const Bindings& values) const;

  Members members(const lang::Rule& rule, const lang::Aggregate& aggregate, const Bindings& values) const;
  /// Nothing where they come to nothing, as the least of none.
  std::optional<Value> result(const lang::Rule& rule, const lang::Aggregate& aggregate, const Members& members) const;

 private:
  using Ways = std::set<Bindings>;

  void complete(const lang::Stratum& stratum);
  bool apply(const lang::Rule& rule, const lang::Stratum& stratum);
  void add_up(RelationId uncertain);
  Ways extended(const lang::Rule& rule, const lang::Literal& literal, const Ways& ways) const;
  bool every_has(const lang::Rule& rule, const lang::Every& every, const Bindings& values) const;

  const lang::Program& program_;
  std::vector<Rows> rows_;
};

/// Whether a row is one of those that terms with these values stand for.
bool fits(std::span<const Value> row, std::span<const lang::Term> terms, const Bindings& values);

}  // namespace counsel::explain
