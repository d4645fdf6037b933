#include "engine/analyze/subject.h"

#include "engine/lang/placeholders.h"
#include "engine/lang/walk.h"

namespace counsel::analyze {

namespace {

using lang::Program;

/// The declared relation that a condition or conclusion is about in the end.
RelationId subject_of(const Program& program, RelationId id) { return program.relation(id).of.value_or(id); }

Uses uses_of(const Program& program) {
  const std::size_t count = program.relations.size();
  Uses uses{.makers = std::vector<std::vector<RuleId>>(count),
            .readers = std::vector<std::vector<Reader>>(count),
            .facts = std::vector<std::vector<std::size_t>>(count),
            .from_file = std::vector<bool>(count),
            .given = std::vector<bool>(count),
            .expected = std::vector<bool>(count),
            .mentioned = std::vector<bool>(count)};
  for (std::size_t i = 0; i < program.rules.size(); ++i) {
    const lang::Rule& rule = program.rules[i];
    const auto id = static_cast<RuleId>(i);
    if (rule.origin == lang::Rule::Origin::passed_on) continue;
    for (const lang::Head& head : rule.heads) {
      const auto about = rule.conclusions[head.conclusion].about;
      auto& makers = uses.makers[index(about ? *about : subject_of(program, head.relation))];
      if (makers.empty() || makers.back() != id) makers.push_back(id);
    }
    if (rule.origin == lang::Rule::Origin::assumed) continue;
    each_atom(rule.alternatives, [&](const lang::Atom& atom) {
      uses.readers[index(subject_of(program, atom.relation))].push_back({id, atom.span});
    });
    for (const RelationId named : lang::named_in_reasons(rule, program)) uses.mentioned[index(named)] = true;
  }
  for (std::size_t i = 0; i < program.facts.size(); ++i)
    uses.facts[index(subject_of(program, program.facts[i].relation))].push_back(i);
  for (const lang::FactFile& file : program.fact_files)
    uses.from_file[index(subject_of(program, file.relation))] = true;
  for (const lang::Example& example : program.examples) {
    for (const lang::Given& given : example.given) uses.given[index(subject_of(program, given.relation))] = true;
    for (const lang::Expectation& expectation : example.expectations)
      if (expectation.form == lang::ExpectationSyntax::Form::fact)
        uses.expected[index(subject_of(program, expectation.relation))] = true;
  }
  return uses;
}

struct NameOf {
  Span operator()(const lang::UseStatement& form) const { return form.path.span; }
  Span operator()(const lang::SourceStatement& form) const { return form.id.span; }
  Span operator()(const lang::FactStatement& form) const { return form.fact.span; }
  Span operator()(const lang::FactsStatement& form) const { return form.relation.span; }
  Span operator()(const auto& form) const { return form.name.span; }
};

}  // namespace

void each_atom(std::span<const lang::Alternative> alternatives, const std::function<void(const lang::Atom&)>& visit) {
  for (const lang::Alternative& alternative : alternatives)
    lang::for_each_literal(alternative, [&](const lang::Literal& literal) {
      if (const auto* atom = std::get_if<lang::Atom>(&literal)) visit(*atom);
    });
}

Subject::Subject(const Program& checked, const lang::SyntaxTree& parsed, const lang::Sources& text)
    : program(checked), tree(parsed), sources(text), uses(uses_of(checked)) {
  for (const lang::Statement& statement : tree.statements) statements_.emplace(statement.span, &statement);
}

bool Subject::is_open(RelationId id) const {
  const lang::Relation& relation = program.relation(id);
  const bool answered = relation.attribute && (relation.attribute->asked || relation.attribute->built_in);
  return answered || uses.given[index(id)] || uses.from_file[index(id)];
}

bool Subject::has_maker(RelationId id) const {
  return is_open(id) || !uses.makers[index(id)].empty() || !uses.facts[index(id)].empty();
}

const lang::Statement* Subject::statement_at(Span span) const {
  const auto found = statements_.find(span);
  return found == statements_.end() ? nullptr : found->second;
}

Span Subject::name_in(Span declaration) const {
  const lang::Statement* statement = statement_at(declaration);
  return statement ? std::visit(NameOf{}, statement->form) : declaration;
}

}  // namespace counsel::analyze
