// A condition becomes a list of clauses, one for each literal that the author wrote. Two things that the checker made
// of one are said as one again: that a question is answered and what is denied of it, and an attribute and what its
// value is compared with.

#include "engine/explain/say_conditions.h"

#include <algorithm>
#include <map>

#include "engine/base/listed.h"
#include "engine/explain/wording.h"
#include "engine/lang/safety.h"
#include "engine/lang/sentence.h"

namespace counsel::explain {

namespace {

using lang::Alternative;
using lang::Literal;
using lang::Relation;
using lang::Role;
using lang::Term;

std::string_view comparator_said(lang::Comparator comparator) {
  using lang::Comparator;
  switch (comparator) {
    case Comparator::equal:
      return "is";
    case Comparator::not_equal:
      return "is not";
    case Comparator::less:
      return "is less than";
    case Comparator::less_equal:
      return "is at most";
    case Comparator::greater:
      return "is more than";
    case Comparator::greater_equal:
      return "is at least";
    case Comparator::contains:
      return "contains";
    case Comparator::not_contains:
      return "does not contain";
    case Comparator::starts_with:
      return "starts with";
    case Comparator::not_starts_with:
      return "does not start with";
    case Comparator::ends_with:
      return "ends with";
    case Comparator::not_ends_with:
      return "does not end with";
    case Comparator::matches:
      return "matches";
    case Comparator::not_matches:
      return "does not match";
  }
  return "";
}

std::string_view aggregate_said(lang::AggregateFunction function) {
  using lang::AggregateFunction;
  switch (function) {
    case AggregateFunction::count:
      return "the number of ";
    case AggregateFunction::sum:
      return "the sum of ";
    case AggregateFunction::minimum:
      return "the least ";
    case AggregateFunction::maximum:
      return "the greatest ";
    case AggregateFunction::average:
      return "the average of ";
  }
  return "";
}

class Conditions {
 public:
  Conditions(const lang::Program& program, const lang::Rule& rule) : program_(program), rule_(rule) {}

  std::string ways(const std::vector<Alternative>& alternatives) {
    std::vector<std::vector<std::string>> clauses;
    for (const Alternative& alternative : alternatives) clauses.push_back(clauses_of(alternative));
    if (clauses.size() == 1) return listed(clauses.front());
    std::vector<std::string> shared;
    for (const std::string& clause : clauses.front())
      if (std::ranges::all_of(clauses, [&](const auto& way) { return std::ranges::find(way, clause) != way.end(); }))
        shared.push_back(clause);
    // Where a way asks for nothing but what all share, taking that out would leave it empty.
    if (std::ranges::any_of(clauses, [&](const auto& way) { return way.size() == shared.size(); })) shared.clear();
    std::vector<std::string> ways;
    bool long_ways = false;
    for (auto& way : clauses) {
      std::erase_if(way, [&](const auto& clause) { return std::ranges::find(shared, clause) != shared.end(); });
      if (ways.size() == kMostWays) break;
      ways.push_back(listed(way));
      long_ways = long_ways || ways.back().find(" and ") != std::string::npos;
    }
    if (clauses.size() > ways.size())
      ways.push_back("one of " + std::to_string(clauses.size() - ways.size()) + " further ways holds");
    std::string out = listed(shared);
    if (!out.empty()) out += ", and either ";
    return out + separated(ways, long_ways ? ", or " : " or ");
  }

  std::string fact(RelationId id, std::span<const Term> terms) const { return atom(id, terms, false); }

  std::string term(const Term& term, const ColumnType& type) const {
    if (const auto* value = std::get_if<Value>(&term))
      return std::holds_alternative<Text>(*value) ? to_source(*value) : shown(*value, type, program_);
    const auto* id = std::get_if<VariableId>(&term);
    if (!id) return "anything";
    const lang::Variable& variable = rule_.variables[index(*id)];
    if (variable.attribute) return program_.relation(*variable.attribute).name;
    if (!variable.name.empty()) return "?" + variable.name;
    const auto computed = computed_.find(*id);
    return computed == computed_.end() ? "it" : computed->second;
  }

 private:
  static constexpr std::size_t kMostWays = 12;

  const Relation& relation(RelationId id) const { return program_.relation(id); }

  std::vector<std::string> clauses_of(const Alternative& alternative) {
    std::vector<std::string> clauses;
    guard_.reset();
    for (const Literal& literal : alternative.literals) {
      std::string clause = std::visit([this](const auto& form) { return said(form); }, literal);
      if (!clause.empty()) clauses.push_back(std::move(clause));
    }
    return clauses;
  }

  std::string said(const lang::Atom& atom) {
    const Relation& about = relation(atom.relation);
    if (about.role == Role::known && atom.implied) guard_ = about.of;
    if (atom.implied || stands_for_value(atom)) return "";
    if (about.role == Role::known) return relation(*about.of).name + (atom.negated ? " is not known" : " is known");
    if (about.role != Role::attribute || !atom.negated) return this->atom(atom.relation, atom.terms, atom.negated);
    return denied(atom);
  }

  /// An attribute that a comparison reads is said with the comparison.
  bool stands_for_value(const lang::Atom& atom) const {
    const auto* id = atom.terms.empty() ? nullptr : std::get_if<VariableId>(&atom.terms.front());
    return id && rule_.variables[index(*id)].attribute == atom.relation;
  }

  std::string denied(const lang::Atom& atom) {
    const Relation& about = relation(atom.relation);
    if (std::holds_alternative<lang::Anything>(atom.terms.front())) return "nothing is concluded about " + about.name;
    const std::string value = term(atom.terms.front(), about.columns.front().type);
    const bool guarded = guard_ == atom.relation;
    guard_.reset();
    const std::string name = about.name + (guarded ? " is known and" : "");
    if (about.attribute->holds == lang::Attribute::Holds::many) return name + " does not include " + value;
    return name + (guarded ? " is not " : " is not concluded to be ") + value;
  }

  std::string atom(RelationId id, std::span<const Term> terms, bool negated) const {
    const Relation& about = relation(id);
    const std::string_view denial = negated ? "it is not so that " : "";
    const std::string name = to_source(Name{about.name});
    if (about.role == Role::attribute) {
      if (std::holds_alternative<lang::Anything>(terms.front())) return name + " is known";
      const bool many = about.attribute->holds == lang::Attribute::Holds::many;
      return name + (many ? " includes " : " is ") + term(terms.front(), about.columns.front().type);
    }
    if (about.columns.size() == 2)
      return std::string(denial) + term(terms[0], about.columns[0].type) + " " + name + " " +
             term(terms[1], about.columns[1].type);
    std::vector<std::string> columns;
    for (std::size_t i = 0; i < about.columns.size(); ++i) {
      if (std::holds_alternative<lang::Anything>(terms[i])) continue;
      const std::string value = term(terms[i], about.columns[i].type);
      columns.push_back(about.columns.size() == 1 || value == "?" + about.columns[i].name
                            ? value
                            : about.columns[i].name + " " + value);
    }
    if (columns.empty()) return name + (negated ? " holds of nothing" : " holds of something");
    return name + (negated ? " does not hold of " : " holds of ") + listed(columns);
  }

  std::string said(const lang::Test& test) const {
    if (test.implied) return "";
    const std::string left = arithmetic(test.left, test.right);
    const std::string right = arithmetic(test.right, test.left);
    const std::string compared = " " + std::string(comparator_said(test.comparator)) + " " + right;
    const auto* id = test.left->op == lang::Operator::leaf ? std::get_if<VariableId>(&test.left->leaf) : nullptr;
    const bool denied = test.comparator == lang::Comparator::not_equal && id && rule_.variables[index(*id)].attribute;
    return left + (denied ? " is known and" : "") + compared;
  }

  /// `other` is what it is compared with, whose type says how a value is written.
  std::string arithmetic(const lang::Arithmetic& arithmetic, const lang::Arithmetic& other) const {
    const auto* id = other.op == lang::Operator::leaf ? std::get_if<VariableId>(&other.leaf) : nullptr;
    const ColumnType type = id ? rule_.variables[index(*id)].type : ColumnType{};
    return lang::arithmetic_text(arithmetic, [&](const Term& each) { return term(each, type); });
  }

  std::string said(const lang::Aggregate& aggregate) {
    const std::string over = aggregate.own.empty() ? "" : term(aggregate.own.front(), {});
    const std::string condition = Conditions(program_, rule_).ways(aggregate.where);
    const std::string operand =
        aggregate.function == lang::AggregateFunction::count ? "different " + over : arithmetic(aggregate.operand, {});
    const std::string value = std::string(aggregate_said(aggregate.function)) + operand + " for which " + condition;
    if (aggregate.absent) return "there is none for which " + condition;
    if (rule_.variables[index(aggregate.result)].name.empty()) {
      computed_[aggregate.result] = value;  // said where it is compared
      return "";
    }
    return term(aggregate.result, {}) + " is " + value;
  }

  std::string said(const lang::Every& every) const {
    const std::string over = every.own.empty() ? "case" : term(every.own.front(), {});
    return std::string(every.negated ? "not every " : "every ") + over + " for which " +
           Conditions(program_, rule_).ways(every.where) + " is one for which " +
           Conditions(program_, rule_).ways(every.has);
  }

  const lang::Program& program_;
  const lang::Rule& rule_;
  std::optional<RelationId> guard_;             // an attribute that has just been said to be known
  std::map<VariableId, std::string> computed_;  // what the checker's own variables stand for
};

}  // namespace

std::string say_conditions(const lang::Program& program, const lang::Rule& rule) {
  return Conditions(program, rule).ways(rule.alternatives);
}

std::string say_fact(const lang::Program& program, const lang::Rule& rule, RelationId relation,
                     std::span<const lang::Term> terms) {
  return Conditions(program, rule).fact(relation, terms);
}

std::string say_term(const lang::Program& program, const lang::Rule& rule, const lang::Term& term,
                     const ColumnType& type) {
  return Conditions(program, rule).term(term, type);
}

std::set<VariableId> variables_asked_for(const lang::Program& program, const lang::Rule& rule) {
  struct Visit {
    const lang::Program& program;
    // How certain it is, which stands behind the columns, nobody asks for.
    std::set<VariableId> operator()(lang::Atom atom) const {
      atom.terms.resize(program.relation(atom.relation).columns.size());
      return lang::variables_of(atom);
    }
    std::set<VariableId> operator()(const lang::Test& test) const {
      return test.implied ? std::set<VariableId>() : lang::variables_of(test);
    }
    // What it reads of the rule's variables is bound, and so said, elsewhere.
    std::set<VariableId> operator()(const lang::Aggregate& aggregate) const { return {aggregate.result}; }
    std::set<VariableId> operator()(const lang::Every&) const { return {}; }
  };
  std::set<VariableId> found;
  for (const Alternative& alternative : rule.alternatives)
    for (const Literal& literal : alternative.literals)
      for (const VariableId id : std::visit(Visit{program}, literal))
        if (!rule.variables[index(id)].name.empty()) found.insert(id);
  return found;
}

}  // namespace counsel::explain
