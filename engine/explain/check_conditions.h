// engine/explain/check_conditions.h
// Whether the premises of a rule's node prove the conditions of the rule, one by one: private to check_proof.cc.
//
// Errors: what is wrong, in words; empty where nothing is.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/explain/naive_model.h"
#include "engine/explain/proof.h"

namespace counsel::explain {

class ConditionCheck {
 public:
  ConditionCheck(const lang::Program& program, const NaiveModel& model, const Proof& proof, const lang::Rule& rule)
      : program_(program), model_(model), proof_(proof), rule_(rule) {}

  /// Whether `premises` prove all that an author wrote, in this order, and what the checker of the language added
  /// holds.
  std::string proved(const lang::Alternative& conditions, const Bindings& values,
                     const std::vector<NodeId>& premises) const;

 private:
  using Parts = std::vector<std::pair<const lang::Alternative*, const Bindings*>>;

  std::string proved(const Parts& parts, const std::vector<NodeId>& premises) const;
  std::string proved(const lang::Literal& literal, const Bindings& values, const Node& node) const;
  std::string proved(const lang::Atom& atom, const Bindings& values, const Node& node) const;
  std::string absent(const lang::Atom& atom, const Bindings& values, const Node& node) const;
  std::string proved(const lang::Test& test, const Bindings& values, const Node& node) const;
  std::string proved(const lang::Aggregate& aggregate, const Bindings& values, const Node& node) const;
  std::string proved(const lang::Every& every, const Bindings& values, const Node& node) const;
  std::string member(const Parts& parts, const Bindings& outside, NodeId premise) const;
  std::string is_plain(const Node& node, Node::Kind kind, const std::string& statement) const;

  const lang::Program& program_;
  const NaiveModel& model_;
  const Proof& proof_;
  const lang::Rule& rule_;
};

}  // namespace counsel::explain
