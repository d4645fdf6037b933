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
    check_literals(alternative, bound);
    for (const Head& head : rule_.heads)
      for (const Term& term : head.terms)
        if (const auto* id = variable_in(term); id && !bound.contains(*id)) unsafe(*id, scope_.variables[*id].span, alternative);
  }

  void check_literals(const Alternative& alternative, const Bound& bound) {
    struct Visit {
      Safety& self;
      const Alternative& alternative;
      const Bound& bound;
      void operator()(const Atom& atom) const {
        for (const Term& term : atom.terms)
          if (const auto* id = variable_in(term); id && !bound.contains(*id))
            self.unsafe(*id, self.scope_.variables[*id].span, alternative);
      }
      void operator()(const Test& test) const {
        std::vector<std::pair<VariableId, Span>> used;
        collect(test.left, used);
        collect(test.right, used);
        for (const auto& [id, span] : used)
          if (!bound.contains(id)) self.unsafe(id, span, alternative);
      }
      void operator()(const Aggregate& aggregate) const {
        for (const Alternative& way : aggregate.where) {
          const Bound inside = bound_by(way, bound);
          self.check_literals(way, inside);
          for (const VariableId id : variables_in(aggregate.operand))
            if (!inside.contains(id)) self.unsafe(id, aggregate.operand->span, way);
          for (const VariableId id : aggregate.own)
            if (!inside.contains(id)) self.unsafe(id, self.scope_.variables[id].span, way);
        }
      }
      void operator()(const Every& every) const {
        for (const Alternative& way : every.where) {
          const Bound inside = bound_by(way, bound);
          self.check_literals(way, inside);
          if (!every.own.empty() && !inside.contains(every.own.front()))
            self.unsafe(every.own.front(), self.scope_.variables[every.own.front()].span, way);
          for (const Alternative& has : every.has) self.check_literals(has, bound_by(has, inside));
        }
      }
    };
    for (const Literal& literal : alternative.literals) std::visit(Visit{*this, alternative, bound}, literal);
  }

  void unsafe(VariableId id, Span span, const Alternative& alternative) {
    if (!said_.insert(id).second) return;
    const Variable& variable = scope_.variables[id];
    const std::string& name = variable.attribute ? program().relation(*variable.attribute).name : variable.name;
    auto diagnostic = Diagnostic{Code::UnsafeVariable, span}.with("variable", name).with("rule", rule_.name);
    if (variable.attribute) {
      scope_.diagnostics.push_back(std::move(diagnostic).note(
          "the value of `" + name + "` is read in some of the ways that `or` joins here, and has to be in each"));
      return;
    }
    if (rule_.alternatives.size() > 1 && bound_somewhere(id))
      diagnostic.notes.push_back("it is bound in some of the ways joined by `or`, and has to be in each");
    if (is_only_compared(id, alternative))
      diagnostic.notes.push_back("`=` only compares an integer with a number, and gives neither the other's value");
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

  bool is_only_compared(VariableId id, const Alternative& alternative) const {
    return std::any_of(alternative.literals.begin(), alternative.literals.end(), [&](const Literal& literal) {
      const auto* test = std::get_if<Test>(&literal);
      return test && test->only_compares && test->comparator == Comparator::equal && variables_of(literal).contains(id);
    });
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

std::set<VariableId> variables_in(const Arithmetic& arithmetic) {
  std::vector<std::pair<VariableId, Span>> used;
  collect(arithmetic, used);
  Bound out;
  for (const auto& [id, span] : used) out.insert(id);
  return out;
}

namespace {

void add_shared(Bound& out, const std::vector<Alternative>& inside, const std::vector<VariableId>& own) {
  for (const Alternative& alternative : inside)
    for (const Literal& literal : alternative.literals)
      for (const VariableId id : variables_of(literal))
        if (std::find(own.begin(), own.end(), id) == own.end()) out.insert(id);
}

/// What the aggregate needs before it can be computed.
Bound needed_by(const Aggregate& aggregate) {
  Bound needed;
  add_shared(needed, aggregate.where, aggregate.own);
  for (const VariableId id : variables_in(aggregate.operand))
    if (std::find(aggregate.own.begin(), aggregate.own.end(), id) == aggregate.own.end()) needed.insert(id);
  return needed;
}

/// The variable that the literal gives a value once `bound` have theirs.
std::optional<VariableId> binds(const Literal& literal, const Bound& bound) {
  if (const auto* aggregate = std::get_if<Aggregate>(&literal)) {
    if (aggregate->absent || bound.contains(aggregate->result)) return std::nullopt;
    const Bound needed = needed_by(*aggregate);
    const bool ready = std::includes(bound.begin(), bound.end(), needed.begin(), needed.end());
    return ready ? std::optional(aggregate->result) : std::nullopt;
  }
  const auto* test = std::get_if<Test>(&literal);
  if (!test || test->comparator != Comparator::equal || test->only_compares) return std::nullopt;
  const auto left = binds(test->left, test->right, bound);
  return left ? left : binds(test->right, test->left, bound);
}

}  // namespace

std::set<VariableId> variables_of(const Literal& literal) {
  struct Visit {
    Bound operator()(const Atom& atom) const {
      Bound out;
      for (const Term& term : atom.terms)
        if (const auto* id = variable_in(term)) out.insert(*id);
      return out;
    }
    Bound operator()(const Test& test) const {
      Bound out = variables_in(test.left);
      out.merge(variables_in(test.right));
      return out;
    }
    Bound operator()(const Aggregate& aggregate) const {
      Bound out = needed_by(aggregate);
      if (!aggregate.absent) out.insert(aggregate.result);
      return out;
    }
    Bound operator()(const Every& every) const {
      Bound out;
      add_shared(out, every.where, every.own);
      add_shared(out, every.has, every.own);
      return out;
    }
  };
  return std::visit(Visit{}, literal);
}

std::set<VariableId> bound_by(const Alternative& alternative, std::set<VariableId> given) {
  Bound bound = std::move(given);
  for (const Literal& literal : alternative.literals)
    if (const auto* atom = std::get_if<Atom>(&literal); atom && !atom->negated)
      for (const Term& term : atom->terms)
        if (const auto* id = variable_in(term)) bound.insert(*id);
  for (bool grew = true; grew;) {
    grew = false;
    for (const Literal& literal : alternative.literals)
      if (const auto id = binds(literal, bound)) grew = bound.insert(*id).second || grew;
  }
  return bound;
}

void make_safe(Rule& rule, RuleScope& scope) { Safety(rule, scope).run(); }

}  // namespace counsel::lang
