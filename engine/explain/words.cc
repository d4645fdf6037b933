#include "engine/explain/words.h"

#include <algorithm>
#include <cmath>

#include "engine/base/listed.h"
#include "engine/base/points.h"
#include "engine/explain/arithmetic.h"

namespace counsel::explain {

namespace {

SourceNote note_of(const Citation& citation, const lang::Program& program) {
  const auto found = std::find_if(program.documents.begin(), program.documents.end(),
                                  [&](const lang::Document& document) { return document.id == citation.document; });
  return {citation, found == program.documents.end() ? citation.document : found->title};
}

std::string certainty_words(std::int64_t points_udb) {
  if (points_udb == kCertainUdb) return "";
  return " (certainty " + std::to_string(std::min(std::lround(certainty_of(points_udb) * 100), 99L)) + " %)";
}

/// The comparison between what its sides come to.
lang::Test computed_sides(lang::Test test, const Bindings& values) {
  for (auto* side : {&test.left, &test.right})
    if (const auto value = value_of(**side, values)) *side = lang::Arithmetic{.leaf = *value, .span = (*side)->span};
  return test;
}

/// `4 = 3 + 1`: that the sides come to the same says nothing new.
bool gives_a_value(const lang::Test& test) {
  const auto is_leaf = [](const lang::Arithmetic& side) { return side.op == lang::Operator::leaf; };
  return test.comparator == lang::Comparator::equal && (is_leaf(test.left) || is_leaf(test.right));
}

}  // namespace

const lang::Relation& subject_of(RelationId id, const lang::Program& program) {
  const lang::Relation* relation = &program.relation(id);
  while (relation->role == lang::Role::stated || relation->role == lang::Role::concluded)
    relation = &program.relation(*relation->of);
  return *relation;
}

std::string fact_words(RelationId relation, std::span<const Value> values, const lang::Program& program) {
  return lang::fact_text(subject_of(relation, program), values.first(program.relation(relation).columns.size()));
}

std::string row_text(RelationId relation, std::span<const Value> values, const lang::Program& program) {
  const std::string words = fact_words(relation, values, program);
  return program.relation(relation).uncertain ? words + certainty_words(std::get<std::int64_t>(values.back())) : words;
}

const std::string& decision_text(const lang::Decision& decision) {
  return decision.question.empty() ? decision.name : decision.question;
}

lang::TermText filled_terms(const lang::Rule& rule, const Bindings& values, const lang::Program& program) {
  return [&values, named = lang::rule_terms(program, rule)](const lang::Term& term) -> std::string {
    const auto value = value_of(term, values);
    return value ? to_source(*value) : named(term);
  };
}

std::string conditions_text(const lang::Rule& rule, const lang::Alternative& alternative, const Bindings& values,
                            const lang::Program& program) {
  std::vector<std::string> texts;
  const lang::TermText text = filled_terms(rule, values, program);
  for (const lang::Literal& literal : alternative.literals)
    if (!lang::is_implied(literal)) texts.push_back(lang::literal_text(program, literal, text));
  return listed(texts);
}

std::string comparison_text(const lang::Rule& rule, const lang::Test& test, const Bindings& values,
                            const lang::Program& program) {
  const lang::TermText filled = filled_terms(rule, values, program);
  const lang::TermText written = [&, named = lang::rule_terms(program, rule)](const lang::Term& term) {
    const auto* id = std::get_if<VariableId>(&term);
    return id && rule.variables[index(*id)].attribute ? named(term) : filled(term);
  };
  const std::string with_values = lang::test_text(test, filled),
                    computed = lang::test_text(computed_sides(test, values), filled);
  std::string out = lang::test_text(test, written), steps;
  if (with_values != out) steps = with_values;
  if (computed != with_values && !gives_a_value(test)) steps += (steps.empty() ? "" : ", ") + computed;
  return steps.empty() ? out : out + " (" + steps + ")";
}

void add_sources(std::vector<SourceNote>& out, const std::vector<Citation>& citations, const lang::Program& program) {
  for (const Citation& citation : citations)
    if (std::none_of(out.begin(), out.end(), [&](const SourceNote& note) { return note.citation == citation; }))
      out.push_back(note_of(citation, program));
}

}  // namespace counsel::explain
