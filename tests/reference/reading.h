// tests/reference/reading.h
// Whether a condition holds, read off the sentence as it stands, as docs/language.md "Meaning" 2 says it. Never
// shipped.
//
// Nothing is lowered: `not`, `and` and `or` are evaluated over three truths, since a question that nobody answered
// leaves open what is asked about it. Variables of an aggregate or `every` try every value there is. It knows the
// phrases that the generators write, and no others.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/lang/program.h"
#include "tests/reference/model.h"

namespace counsel::reference {

/// In order, so that `and` is the least of its parts and `or` the greatest.
enum class Truth : std::uint8_t { no, open, yes };

class Reading {
 public:
  using Names = std::map<std::string, Value>;  // of variables

  /// Requires: both outlive this.
  Reading(const lang::Program& program, const Model& model);

  /// Requires: every variable that stands outside aggregates and `every` has a name.
  Truth truth(const lang::Condition& condition, const Names& names) const;

 private:
  Truth truth(const lang::Phrase& phrase, const Names& names) const;
  Truth truth(const lang::IsPhrase& phrase, const Names& names) const;
  Truth truth(const lang::Call& call, const Names& names) const;
  Truth truth(const lang::Comparison& comparison, const Names& names) const;
  Truth truth(const lang::EveryPhrase& every, const Names& names) const;
  Truth truth(const lang::Not& form, const Names& names) const;
  Truth truth(const lang::And& form, const Names& names) const;
  Truth truth(const lang::Or& form, const Names& names) const;

  /// What an expression is: a value, none at all, or open.
  struct Result {
    Truth there = Truth::yes;
    std::optional<Value> value;
  };
  Result result(const lang::Expression& expression, const Names& names) const;
  Result attribute_value(RelationId attribute) const;
  Result aggregate(const lang::AggregateSyntax& aggregate, const Names& names) const;

  Truth has_row(RelationId relation, const std::vector<lang::Item>& items, const Names& names) const;
  Value value_of(const lang::Item& item, const ColumnType& type, const Names& names) const;
  std::optional<RelationId> attribute(const lang::Item& item) const;
  bool is_open(RelationId relation) const;

  /// Calls `then` with every way to give the variables of the conditions a value that have no name yet.
  void each_naming(const std::vector<std::string>& variables, Names names,
                   const std::function<void(const Names&)>& then) const;

  const lang::Program& program_;
  const Model& model_;
  std::vector<Value> values_;  // all that stand in rows
};

}  // namespace counsel::reference
