#include "engine/explain/trial.h"

#include <algorithm>

#include "engine/base/listed.h"
#include "engine/explain/condition.h"
#include "engine/explain/conjunction.h"
#include "engine/explain/trim.h"
#include "engine/explain/wording.h"
#include "engine/lang/safety.h"

namespace counsel::explain {

namespace {

using lang::Alternative;
using lang::Atom;
using lang::Comparator;
using lang::Literal;
using lang::Role;
using lang::Term;
using lang::Test;

/// The author's words with settled values filled in; an attribute keeps its name, since its value is told beside it.
lang::TermText settled_terms(const Values& values, const lang::Rule& rule, lang::TermText otherwise) {
  return [&values, &rule, otherwise = std::move(otherwise)](const Term& term) -> std::string {
    const auto* id = std::get_if<VariableId>(&term);
    const auto found = id && !rule.variables[index(*id)].attribute ? values.find(*id) : values.end();
    return found == values.end() ? otherwise(term) : to_source(found->second);
  };
}

std::vector<Term> settled_row(const std::vector<Term>& terms, const Values& values) {
  std::vector<Term> out;
  for (const Term& term : terms) {
    const auto value = settled_value(term, values);
    out.push_back(value ? Term(*value) : Term(lang::Anything{}));
  }
  return out;
}

/// What is so where the literal is not.
struct WhatInstead {
  const Grounds& grounds;
  const lang::Rule& rule;
  const Values& values;

  Instead operator()(const Atom& atom) const {
    const std::vector<Term> row = settled_row(atom.terms, values);
    return atom.negated ? in_the_way(atom.relation, row, grounds) : instead_of(atom.relation, row, grounds);
  }
  Instead operator()(const Test& test) const {
    Instead found;
    std::vector<std::string> texts;
    for (const VariableId id : lang::variables_of(test)) {
      const auto value = values.find(id);
      if (value == values.end()) continue;
      const lang::Variable& variable = rule.variables[index(id)];
      const std::string name =
          variable.attribute ? grounds.program.relation(*variable.attribute).name : "?" + variable.name;
      texts.push_back(name + " is " + to_source(value->second));
      if (!variable.attribute) continue;
      const auto row = grounds.model.find(*variable.attribute, std::vector{value->second});
      if (row) found.rows.emplace_back(*variable.attribute, *row);
    }
    found.text = listed(texts);
    return found;
  }
  Instead operator()(const lang::Aggregate& aggregate) const {
    const auto found = values.find(aggregate.result);
    return {.text = found == values.end() ? "there is none" : "it is " + to_source(found->second), .rows = {}};
  }
  Instead operator()(const lang::Every&) const { return {}; }
};

/// Whether what is so instead stands in the way, so that it is to be proved: a `not` denies it, or it leaves no room.
bool is_obstacle(const Literal& literal, const lang::Program& program) {
  const auto* atom = std::get_if<Atom>(&literal);
  if (!atom) return std::holds_alternative<Test>(literal);
  const auto& attribute = program.relation(atom->relation).attribute;
  return atom->negated || (attribute && attribute->holds == lang::Attribute::Holds::one);
}

}  // namespace

std::optional<Values> unified(const lang::Head& head, std::span<const Term> terms) {
  Values values;
  for (std::size_t column = 0; column < std::min(terms.size(), head.terms.size()); ++column) {
    const auto* wanted = std::get_if<Value>(&terms[column]);
    if (!wanted) continue;
    const auto* variable = std::get_if<VariableId>(&head.terms[column]);
    const Value& has =
        variable ? values.try_emplace(*variable, *wanted).first->second : std::get<Value>(head.terms[column]);
    if (has != *wanted) return std::nullopt;
  }
  return values;
}

Alternative given(const Values& values) {
  Alternative out;
  for (const auto& [variable, value] : values)
    out.literals.emplace_back(
        Test{Comparator::equal, lang::Arithmetic{.leaf = variable}, lang::Arithmetic{.leaf = value}, {}});
  return out;
}

/// Keeps what can hold together (trial.h "Method"). What is left waiting needs a variable that nothing kept binds.
Trials::Sifted Trials::sift(RuleId rule, const Alternative& alternative, const Values& row, const Values& way) {
  Sifted sifted{std::vector<Fate>(alternative.literals.size(), Fate::waiting), given(row), row};
  sifted.values.insert(way.begin(), way.end());
  Alternative together = given(sifted.values);
  std::vector<Fate>& fates = sifted.fates;
  for (bool moved = true; moved;) {
    moved = false;
    for (std::size_t i = 0; i < fates.size() && !moved; ++i) {
      if (fates[i] != Fate::waiting) continue;
      const Literal& literal = alternative.literals[i];
      Alternative more = with(together, literal);
      if (!all_bound(literal, more)) continue;
      moved = true;
      fates[i] = matcher_.holds(rule, more) ? Fate::kept : Fate::failed;
      if (fates[i] == Fate::failed) continue;
      together = std::move(more);
      sifted.kept.literals.push_back(literal);
    }
  }
  sifted.values = settled(rule, together, std::move(sifted.values));
  return sifted;
}

/// Adds the variables that have one value in all ways in which each kept condition holds.
Values Trials::settled(RuleId rule, const Alternative& kept, Values values) {
  for (const Literal& literal : kept.literals) {
    const Alternative alone = with(given(values), literal);
    if (!all_bound(literal, alone)) continue;
    const auto matches = matcher_.matches(rule, alone);
    for (const VariableId id : lang::variables_of(literal)) {
      if (matches.empty() || !matches.front().values[index(id)]) continue;
      const Value& first = *matches.front().values[index(id)];
      if (std::all_of(matches.begin(), matches.end(),
                      [&](const eval::Match& m) { return m.values[index(id)] == first; }))
        values.try_emplace(id, first);
    }
  }
  return values;
}

void Trials::explain(TriedCondition& tried, RuleId id, const Literal& literal, const Sifted& sifted, bool in_full) {
  const lang::Rule& rule = grounds_.program.rule(id);
  const Instead instead = std::visit(WhatInstead{grounds_, rule, sifted.values}, literal);
  tried.state = instead.unanswered ? TriedCondition::State::unanswered : TriedCondition::State::failed;
  tried.actual = instead.text;
  if (!in_full) return;
  if (!instead.rows.empty() && is_obstacle(literal, grounds_.program))
    tried.obstacle = trimmed(explainer_.why(instead.rows.front().first, instead.rows.front().second), size_);
  tried.needed = need_of(id, literal, sifted.values, sifted.kept, matcher_, grounds_.program);
}

bool Trials::holds(RuleId rule, const Alternative& alternative, const Values& row) {
  Alternative whole = given(row);
  whole.literals.insert(whole.literals.end(), alternative.literals.begin(), alternative.literals.end());
  return matcher_.holds(rule, whole);
}

std::vector<TriedCondition> Trials::of(RuleId id, const Alternative& alternative, const Values& row, const Values& way,
                                       bool in_full) {
  const Sifted sifted = sift(id, alternative, row, way);
  const lang::Rule& rule = grounds_.program.rule(id);
  const lang::TermText text = settled_terms(sifted.values, rule, lang::rule_terms(grounds_.program, rule));
  std::vector<TriedCondition> out;
  for (const Condition& condition : conditions_of(alternative)) {
    TriedCondition& tried = out.emplace_back();
    tried.text = condition_text(condition, alternative, grounds_.program, text);
    for (const std::uint32_t number : condition.literals) {
      if (sifted.fates[number] == Fate::waiting && tried.state == TriedCondition::State::held)
        tried.state = TriedCondition::State::unreached;
      if (sifted.fates[number] == Fate::failed && !tried.missed())
        explain(tried, id, alternative.literals[number], sifted, in_full);
    }
  }
  return out;
}

}  // namespace counsel::explain
