#include "engine/lang/scopes.h"

#include <algorithm>
#include <set>

#include "engine/lang/safety.h"

namespace counsel::lang {

namespace {

using Names = std::set<VariableId>;

void add(Names& names, const Names& more) { names.insert(more.begin(), more.end()); }

/// The variables that stand in the alternatives themselves, and not deeper in an aggregate or `every`.
Names direct(const std::vector<Alternative>& alternatives) {
  Names names;
  for (const Alternative& alternative : alternatives)
    for (const Literal& literal : alternative.literals)
      if (const auto* aggregate = std::get_if<Aggregate>(&literal); aggregate && !aggregate->absent) names.insert(aggregate->result);
      else if (std::holds_alternative<Atom>(literal) || std::holds_alternative<Test>(literal)) add(names, variables_of(literal));
  return names;
}

class Scopes {
 public:
  explicit Scopes(RuleScope& scope) : scope_(scope) {}

  /// `around` are the variables of everything outside the alternatives.
  void visit(std::vector<Alternative>& alternatives, const Names& around) {
    for (Alternative& alternative : alternatives) {
      Names known = around;
      add(known, direct({alternative}));
      for (Literal& literal : alternative.literals) {
        if (auto* aggregate = std::get_if<Aggregate>(&literal)) visit(*aggregate, known);
        if (auto* every = std::get_if<Every>(&literal)) visit(*every, known);
      }
    }
  }

 private:
  void visit(Aggregate& aggregate, const Names& around) {
    Names inside = direct(aggregate.where);
    add(inside, variables_in(aggregate.operand));
    own(aggregate.own, inside, around, "the aggregate", aggregate.span);
    add(inside, around);
    visit(aggregate.where, inside);
  }

  void visit(Every& every, const Names& around) {
    const Names where = direct(every.where);
    own(every.own, where, around, "`every`", every.span);
    Names inside = where;
    add(inside, around);
    for (const VariableId id : direct(every.has))
      if (!inside.contains(id)) every.own.push_back(id);
    add(inside, direct(every.has));
    visit(every.where, inside);
    visit(every.has, inside);
  }

  /// `said` holds the variable that the author names first, if any.
  void own(std::vector<VariableId>& said, const Names& inside, const Names& around, std::string_view form, Span span) {
    for (const VariableId id : said)
      if (around.contains(id))
        scope_.diagnostics.push_back(Diagnostic{Code::BoundOutside, span}
                                         .with("variable", scope_.variables[id].name)
                                         .with("form", form)
                                         .note("give it another name inside"));
    for (const VariableId id : inside)
      if (!around.contains(id) && std::find(said.begin(), said.end(), id) == said.end()) said.push_back(id);
  }

  RuleScope& scope_;
};

}  // namespace

void assign_own_variables(Rule& rule, RuleScope& scope) {
  Names heads;
  for (const Head& head : rule.heads)
    for (const Term& term : head.terms)
      if (const auto* id = std::get_if<VariableId>(&term)) heads.insert(*id);
  Scopes(scope).visit(rule.alternatives, heads);
}

}  // namespace counsel::lang
