#include "engine/lang/safety.h"

#include <algorithm>
#include <set>

namespace counsel::lang {

namespace {

using Bound = std::set<VariableId>;

const VariableId* variable_in(const Term& term) { return std::get_if<VariableId>(&term); }

void collect(const Arithmetic& arithmetic, std::vector<std::pair<VariableId, Span>>& out) {
  if (arithmetic.op == Operator::leaf) {
    if (const auto* id = variable_in(arithmetic.leaf)) out.emplace_back(*id, arithmetic.span);
    return;
  }
  for (const Arithmetic& operand : arithmetic.operands) collect(operand, out);
}

bool all_bound(const Arithmetic& arithmetic, const Bound& bound) {
  std::vector<std::pair<VariableId, Span>> used;
  collect(arithmetic, used);
  return std::all_of(used.begin(), used.end(), [&](const auto& use) { return bound.contains(use.first); });
}

/// `?x = …` with everything on the other side bound.
std::optional<VariableId> binds(const Arithmetic& side, const Arithmetic& other, const Bound& bound) {
  const auto* id = side.op == Operator::leaf ? variable_in(side.leaf) : nullptr;
  if (!id || bound.contains(*id) || !all_bound(other, bound)) return std::nullopt;
  return *id;
}

class Safety {
 public:
  Safety(Rule& rule, RuleScope& scope) : rule_(rule), scope_(scope) {}

  void run() {
    for (Alternative& alternative : rule_.alternatives) {
      range_candidates(alternative);
      check(alternative);
    }
  }

 private:
  const Program& program() const { return scope_.vocabulary.program; }

  void range_candidates(Alternative& alternative) {
    const Bound bound = bound_by(alternative);
    Bound ranged;
    for (const Head& head : rule_.heads) {
      const RuleConclusion& conclusion = rule_.conclusions[head.conclusion];
      if (conclusion.verb == Verb::implies) continue;
      const auto* id = variable_in(head.terms.front());
      if (!id || bound.contains(*id) || !ranged.insert(*id).second) continue;
      alternative.literals.push_back(Atom{program().decisions[index(conclusion.decision)].members, {*id}, false, true,
                                          scope_.variables[*id].span});
    }
  }

  void check(const Alternative& alternative) {
    const Bound bound = bound_by(alternative);
    for (const Literal& literal : alternative.literals) {
      std::vector<std::pair<VariableId, Span>> used;
      if (const auto* atom = std::get_if<Atom>(&literal)) {
        for (const Term& term : atom->terms)
          if (const auto* id = variable_in(term)) used.emplace_back(*id, scope_.variables[*id].span);
      } else {
        const Test& test = std::get<Test>(literal);
        collect(test.left, used);
        collect(test.right, used);
      }
      for (const auto& [id, span] : used)
        if (!bound.contains(id)) unsafe(id, span, alternative);
    }
    for (const Head& head : rule_.heads)
      for (const Term& term : head.terms)
        if (const auto* id = variable_in(term); id && !bound.contains(*id)) unsafe(*id, scope_.variables[*id].span, alternative);
  }

  void unsafe(VariableId id, Span span, const Alternative& alternative) {
    if (!said_.insert(id).second) return;
    const Variable& variable = scope_.variables[id];
    auto diagnostic = Diagnostic{Code::UnsafeVariable, span}.with("variable", variable.name).with("rule", rule_.name);
    if (rule_.alternatives.size() > 1 && bound_somewhere(id))
      diagnostic.notes.push_back("it is bound in some of the ways joined by `or`, and has to be in each");
    if (occurs_once_negated(id, alternative))
      diagnostic.notes.push_back("inside `not`, `?_` says that there is none at all");
    if (const std::string binding = suggestion(id); !binding.empty())
      diagnostic.notes.push_back("a condition without `not` has to name it, such as `" + binding + "`");
    scope_.diagnostics.push_back(std::move(diagnostic));
  }

  bool bound_somewhere(VariableId id) const {
    return std::any_of(rule_.alternatives.begin(), rule_.alternatives.end(),
                       [&](const Alternative& a) { return bound_by(a).contains(id); });
  }

  bool occurs_once_negated(VariableId id, const Alternative& alternative) const {
    std::size_t negated = 0;
    for (const Literal& literal : alternative.literals) {
      const auto* atom = std::get_if<Atom>(&literal);
      if (atom && atom->negated) negated += static_cast<std::size_t>(std::count(atom->terms.begin(), atom->terms.end(), Term(id)));
    }
    const bool in_head = std::any_of(rule_.heads.begin(), rule_.heads.end(), [&](const Head& head) {
      return std::find(head.terms.begin(), head.terms.end(), Term(id)) != head.terms.end();
    });
    return negated == 1 && !in_head;
  }

  /// The first declared relation with a column of the variable's type, as a condition.
  std::string suggestion(VariableId id) const {
    const auto& type = scope_.variables.type(id);
    const std::string name = "?" + scope_.variables[id].name;
    if (!type) return "";
    for (std::size_t i = 0; i < program().declared; ++i) {
      const Relation& relation = program().relations[i];
      for (std::size_t column = 0; column < relation.columns.size(); ++column) {
        if (relation.columns[column].type != *type) continue;
        if (relation.columns.size() == 1) return relation.name + " " + name;
        if (relation.columns.size() == 2)
          return column == 0 ? name + " " + relation.name + " ?_" : "?_ " + relation.name + " " + name;
        return relation.name + "(" + relation.columns[column].name + ": " + name + ")";
      }
    }
    return "";
  }

  Rule& rule_;
  RuleScope& scope_;
  std::set<VariableId> said_;
};

}  // namespace

std::set<VariableId> variables_of(const Literal& literal) {
  std::vector<std::pair<VariableId, Span>> used;
  if (const auto* test = std::get_if<Test>(&literal)) {
    collect(test->left, used);
    collect(test->right, used);
  } else {
    for (const Term& term : std::get<Atom>(literal).terms)
      if (const auto* id = variable_in(term)) used.emplace_back(*id, Span{});
  }
  Bound out;
  for (const auto& [id, span] : used) out.insert(id);
  return out;
}

std::set<VariableId> bound_by(const Alternative& alternative) {
  Bound bound;
  for (const Literal& literal : alternative.literals)
    if (const auto* atom = std::get_if<Atom>(&literal); atom && !atom->negated)
      for (const Term& term : atom->terms)
        if (const auto* id = variable_in(term)) bound.insert(*id);
  for (bool grew = true; grew;) {
    grew = false;
    for (const Literal& literal : alternative.literals) {
      const auto* test = std::get_if<Test>(&literal);
      if (!test || test->comparator != Comparator::equal) continue;
      auto id = binds(test->left, test->right, bound);
      if (!id) id = binds(test->right, test->left, bound);
      if (id) grew = bound.insert(*id).second;
    }
  }
  return bound;
}

void make_safe(Rule& rule, RuleScope& scope) { Safety(rule, scope).run(); }

}  // namespace counsel::lang
