#include "engine/explain/why_not.h"

#include <algorithm>

#include "engine/explain/conjunction.h"
#include "engine/explain/wording.h"
#include "engine/lang/safety.h"

namespace counsel::explain {

namespace {

using lang::Alternative;
using lang::Atom;
using lang::Literal;
using lang::Role;
using lang::Term;
using lang::Test;
using Values = std::map<VariableId, Value>;

constexpr std::size_t kMaxInstead = 3;

/// The values that the row gives to the variables of the head; nothing where the head cannot give this row.
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

/// Whether the head gives rows of the relation, or what becomes one: evidence for it, or its value unless the default
/// holds.
bool concludes(const lang::Rule& rule, const lang::Head& head, RelationId relation, const lang::Program& program) {
  return head.relation == relation || head.relation == program.stated(relation) ||
         rule.conclusions[head.conclusion].about == relation;
}

Alternative given(const Values& values) {
  Alternative out;
  for (const auto& [variable, value] : values)
    out.literals.emplace_back(
        Test{lang::Comparator::equal, lang::Arithmetic{.leaf = variable}, lang::Arithmetic{.leaf = value}, {}});
  return out;
}

enum class Fate : std::uint8_t { waiting, kept, failed };

/// Keeps what can hold together (why_not.h "Method"). What is left waiting needs a variable that nothing kept binds.
std::vector<Fate> sift(const Alternative& alternative, RuleId rule, Alternative& kept, eval::Matcher& matcher) {
  std::vector<Fate> fates(alternative.literals.size(), Fate::waiting);
  for (bool moved = true; moved;) {
    moved = false;
    for (std::size_t i = 0; i < fates.size() && !moved; ++i) {
      if (fates[i] != Fate::waiting) continue;
      Alternative more = with(kept, alternative.literals[i]);
      if (!all_bound(alternative.literals[i], more)) continue;
      fates[i] = matcher.holds(rule, more) ? Fate::kept : Fate::failed;
      if (fates[i] == Fate::kept) kept = std::move(more);
      moved = true;
    }
  }
  return fates;
}

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
    const auto* id = std::get_if<VariableId>(&term);
    const auto found = id ? values.find(*id) : values.end();
    if (!id)
      out.push_back(term);
    else
      out.push_back(found == values.end() ? Term(lang::Anything{}) : Term(found->second));
  }
  return out;
}

bool agrees(const std::vector<Value>& row, std::span<const Term> terms, std::optional<std::size_t> but) {
  for (std::size_t column = 0; column < std::min(row.size(), terms.size()); ++column)
    if (const auto* value = std::get_if<Value>(&terms[column]); value && column != but && *value != row[column])
      return false;
  return true;
}

/// The first rows that agree with the terms, in order of values, as sentences. No terms stand for any values.
std::string rows_text(const Grounds& grounds, RelationId id, std::span<const Term> terms,
                      std::optional<std::size_t> but) {
  const lang::Relation& relation = grounds.program.relation(id);
  std::vector<std::string> texts;
  for (const RowId row : grounds.model.sorted_rows(id)) {
    const std::vector<Value> values = grounds.model.values(id, row);
    if (!agrees(values, terms, but)) continue;
    if (texts.size() == kMaxInstead) return listed(texts) + " …";
    texts.push_back(lang::fact_text(relation, std::span(values).first(relation.columns.size())));
  }
  return listed(texts);
}

std::string attribute_text(const Grounds& grounds, RelationId id) {
  const lang::Relation& attribute = grounds.program.relation(id);
  const std::string name = to_source(Name{attribute.name});
  if (const std::string rows = rows_text(grounds, id, {}, std::nullopt); !rows.empty()) return rows;
  if (grounds.model.rows(attribute.attribute->known) > 0) return name + " is none";
  return name + (attribute.attribute->asked ? " is unanswered" : " follows from nothing");
}

/// What is so where the literal is not.
struct Instead {
  const Grounds& grounds;
  const WhyNot& why_not;
  const lang::Rule& rule;
  const Values& values;

  std::string operator()(const Atom& atom) const {
    const std::vector<Term> row = settled_row(atom.terms, values);
    return atom.negated ? there(atom.relation, row) : why_not.instead(atom.relation, row);
  }
  std::string operator()(const Test& test) const {
    std::vector<std::string> texts;
    for (const VariableId id : lang::variables_of(test)) {
      const auto found = values.find(id);
      if (found == values.end()) continue;
      const lang::Variable& variable = rule.variables[index(id)];
      const std::string name =
          variable.attribute ? grounds.program.relation(*variable.attribute).name : "?" + variable.name;
      texts.push_back(name + " is " + to_source(found->second));
    }
    return listed(texts);
  }

  std::string operator()(const lang::Aggregate& aggregate) const {
    const auto found = values.find(aggregate.result);
    return found == values.end() ? "there is none" : "it is " + to_source(found->second);
  }
  std::string operator()(const lang::Every&) const { return ""; }

 private:
  std::string there(RelationId id, const std::vector<Term>& row) const {
    const lang::Relation& relation = grounds.program.relation(id);
    return relation.role == Role::known ? attribute_text(grounds, *relation.of)
                                        : rows_text(grounds, id, row, std::nullopt);
  }
};

}  // namespace

std::string WhyNot::instead(RelationId id, std::span<const Term> terms) const {
  const lang::Relation& relation = grounds_.program.relation(id);
  if (relation.role == Role::attribute) return attribute_text(grounds_, id);
  if (relation.role == Role::known) return attribute_text(grounds_, *relation.of);
  // Rows that say something else of the same, which stands in the first column given.
  const auto is_given = [](const Term& term) { return std::holds_alternative<Value>(term); };
  const auto subject = static_cast<std::size_t>(std::find_if(terms.begin(), terms.end(), is_given) - terms.begin());
  for (std::size_t column = terms.size(); column-- > subject + 1;)
    if (is_given(terms[column]))
      if (const std::string rows = rows_text(grounds_, id, terms, column); !rows.empty()) return rows;
  return "";
}

/// Adds the variables that have one value in all ways in which each kept condition holds.
WhyNot::Values WhyNot::settled(RuleId rule, const Alternative& kept, Values values) {
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

std::optional<NearMiss> WhyNot::tried(RuleId id, const Alternative& alternative, const lang::Head& head,
                                      std::span<const Term> terms) {
  const auto unifies = unified(head, terms);
  if (!unifies) return std::nullopt;
  Alternative kept = given(*unifies);
  const std::vector<Fate> fates = sift(alternative, id, kept, matcher_);
  const Values values = settled(id, kept, *unifies);
  const lang::Rule& rule = grounds_.program.rule(id);
  const lang::TermText text = settled_terms(values, rule, lang::rule_terms(grounds_.program, rule));
  NearMiss miss{.rule = rule.name, .label = rule.label, .place = grounds_.sources.place(rule.span)};
  miss.verb = lang::verb_text(rule.conclusions[head.conclusion].verb);
  for (const Condition& condition : conditions_of(alternative)) {
    TriedCondition& tried = miss.conditions.emplace_back();
    tried.text = condition_text(condition, alternative, grounds_.program, text);
    for (const std::uint32_t number : condition.literals) {
      if (fates[number] == Fate::waiting && tried.state == TriedCondition::State::held)
        tried.state = TriedCondition::State::unreached;
      if (fates[number] != Fate::failed || tried.state == TriedCondition::State::failed) continue;
      tried.state = TriedCondition::State::failed;
      tried.actual = std::visit(Instead{grounds_, *this, rule, values}, alternative.literals[number]);
    }
    miss.failed += tried.state != TriedCondition::State::held;
  }
  return miss;
}

std::vector<NearMiss> WhyNot::why_not(RelationId relation, std::span<const Term> terms) {
  std::vector<NearMiss> out;
  const auto only = grounds_.program.relation(relation).rule;  // what a rule says for a candidate, it alone concludes
  const std::size_t first = only ? index(*only) : 0;
  for (std::size_t i = first; i < (only ? first + 1 : grounds_.program.written); ++i) {
    const lang::Rule& rule = grounds_.program.rules[i];
    std::optional<NearMiss> nearest;
    for (const lang::Head& head : rule.heads) {
      if (!concludes(rule, head, relation, grounds_.program)) continue;
      for (const Alternative& alternative : rule.alternatives) {
        auto miss = tried(static_cast<RuleId>(i), alternative, head, terms);
        if (miss && (!nearest || miss->failed < nearest->failed)) nearest = std::move(miss);
      }
    }
    if (nearest && nearest->failed > 0) out.push_back(std::move(*nearest));
  }
  std::stable_sort(out.begin(), out.end(), [](const NearMiss& a, const NearMiss& b) { return a.failed < b.failed; });
  return out;
}

}  // namespace counsel::explain
