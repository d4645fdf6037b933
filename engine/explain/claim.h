// engine/explain/claim.h
// What a node of a proof claims, as values: what a checker compares, where the node's words are for readers.
//
// Shape: ids are those of the Program that the proof is about. A row has the values of its relation's columns and, where
//        the relation is uncertain, its points (program.h, Relation).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/value.h"

namespace counsel::explain {

/// What the variables of a rule stand for, by VariableId; nothing for those that do not take part.
using Bindings = std::vector<std::optional<Value>>;

/// The row holds.
struct RowClaim {
  RelationId relation{};
  std::vector<Value> values;
};

/// Everything that is said about the candidate comes to the points of the node.
struct CandidateClaim {
  DecisionId decision{};
  std::string candidate;
};

/// These are all the candidates of the decision, in their order.
struct RankingClaim {
  DecisionId decision{};
};

/// What the sides of a comparison amount to; it holds between them.
struct ComparisonClaim {
  Value left, right;
};

/// No row has these values; nothing stands for any value.
struct AbsenceClaim {
  RelationId relation{};
  std::vector<std::optional<Value>> values;
};

/// One way in which the conditions inside an aggregate or an `every` hold.
struct Member {
  std::uint32_t where = 0;           // which of its alternatives …
  std::optional<std::uint32_t> has;  // … and of an `every`'s `has`; nothing where none of them holds
  Bindings values;
};

/// The members are all there are, each premise proves one, and they come to this; nothing where there has to be none.
struct AggregateClaim {
  std::optional<Value> result;
  std::vector<Member> members;
};

/// The members are all that `where` has, and each premise proves one.
struct EveryClaim {
  std::vector<Member> members;
};

/// Nothing: what holds together inside of an aggregate or `every` is claimed there.
using Claim = std::variant<std::monostate, RowClaim, CandidateClaim, RankingClaim, ComparisonClaim, AbsenceClaim,
                           AggregateClaim, EveryClaim>;

/// A rule holds in this way. The premises are its conditions, as written.
struct Application {
  RuleId rule{};
  std::uint32_t alternative = 0;
  Bindings values;
};

}  // namespace counsel::explain
