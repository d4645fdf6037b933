#include "tests/property/features.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <set>

#include "tests/reference/conditions.h"

namespace counsel::property {

namespace {

using lang::Operator;

class Collector {
 public:
  Collector(const lang::Program& program, const lang::Rule& rule) : program_(program), rule_(rule) {}

  std::set<std::string> of(const lang::Alternative& alternative) {
    add(alternative);
    if (is_recursive(alternative)) out_.insert("recursion");
    if (!rule_.overrides.empty()) out_.insert("overrides");
    if (rule_.origin == lang::Rule::Origin::assumed) out_.insert("default");
    if (rule_.origin == lang::Rule::Origin::dated_fact) out_.insert("dated fact");
    for (const lang::RuleConclusion& conclusion : rule_.conclusions) {
      if (conclusion.by_certainty) out_.insert("certainty");
      if (!conclusion.for_each.empty()) out_.insert("for each");
    }
    return std::move(out_);
  }

 private:
  bool is_recursive(const lang::Alternative& alternative) const {
    return std::any_of(alternative.literals.begin(), alternative.literals.end(), [&](const lang::Literal& literal) {
      const auto* atom = std::get_if<lang::Atom>(&literal);
      return atom && atom->relation == rule_.heads.front().relation;
    });
  }

  void add(const lang::Alternative& alternative) {
    for (const lang::Literal& literal : alternative.literals)
      std::visit([this](const auto& form) { add(form); }, literal);
  }
  void add(const std::vector<lang::Alternative>& alternatives) {
    for (const lang::Alternative& alternative : alternatives) add(alternative);
  }
  void add(const lang::Atom& atom) {
    if (atom.negated) out_.insert("negation");
    const auto& today = program_.find_relation("today");
    if (today && atom.relation == *today) out_.insert("today");
  }
  void add(const lang::Test& test) {
    if (test.comparator >= lang::Comparator::matches)
      out_.insert("matches");
    else if (test.comparator >= lang::Comparator::contains)
      out_.insert("text comparisons");
    add(test.left);
    add(test.right);
  }
  void add(const lang::Aggregate& aggregate) {
    constexpr std::array<const char*, 5> kNames = {"count", "sum", "min", "max", "average"};
    out_.insert(aggregate.absent ? "nothing to aggregate" : kNames[static_cast<std::size_t>(aggregate.function)]);
    add(aggregate.where);
  }
  void add(const lang::Every& every) {
    out_.insert(every.negated ? "not every" : "every");
    add(every.where);
    add(every.has);
  }
  void add(const lang::Arithmetic& arithmetic) {
    const auto* value = std::get_if<Value>(&arithmetic.leaf);
    if (arithmetic.op == Operator::leaf && value && std::holds_alternative<Date>(*value)) out_.insert("dates");
    if (arithmetic.op == Operator::length || arithmetic.op == Operator::lower)
      out_.insert("text functions");
    else if (arithmetic.op != Operator::leaf)
      out_.insert("arithmetic");
    for (const lang::Arithmetic& operand : arithmetic.operands) add(operand);
  }

  const lang::Program& program_;
  const lang::Rule& rule_;
  std::set<std::string> out_;
};

}  // namespace

void Features::add(const lang::Program& program, const reference::Model& model) {
  ++programs_;
  for (const lang::Rule& rule : program.rules)
    for (const lang::Alternative& alternative : rule.alternatives) {
      std::uint64_t ways = 0;
      reference::each_way(rule, alternative, reference::Bindings(rule.variables.size()), model,
                          [&](const reference::Bindings&) { ++ways; });
      for (const std::string& feature : Collector(program, rule).of(alternative)) ways_[feature] += ways;
    }
}

void Features::expect(const std::vector<std::string>& features) const {
  for (const auto& [feature, ways] : ways_) std::cout << feature << ": holds in " << ways << " ways\n";
  if (programs_ < 2000) return;
  for (const std::string& feature : features)
    EXPECT_TRUE(ways_.contains(feature) && ways_.at(feature) > 0) << "no rule with " << feature << " ever held";
}

}  // namespace counsel::property
