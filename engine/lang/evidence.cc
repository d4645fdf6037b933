#include "engine/lang/evidence.h"

#include <algorithm>

#include "engine/base/points.h"
#include "engine/lang/sentence.h"

namespace counsel::lang {

namespace {

const ColumnType kCertainty{Type::integer, ""};

/// The certainty terms of what an alternative reads, with the place of the first.
std::vector<const Atom*> uncertain_atoms(const Alternative& alternative, const Program& program) {
  std::vector<const Atom*> atoms;
  for (const Literal& literal : alternative.literals)
    if (const auto* atom = std::get_if<Atom>(&literal); atom && !atom->negated && program.relation(atom->relation).uncertain)
      atoms.push_back(atom);
  return atoms;
}

/// The least certainty of the atoms, or that of a certain condition.
Arithmetic least(const std::vector<const Atom*>& atoms, Span span) {
  if (atoms.empty()) return {.leaf = Value(kCertainUdb), .span = span};
  Arithmetic out{.op = Operator::minimum, .leaf = Anything{}, .span = span};
  for (const Atom* atom : atoms) out.operands.push_back({.leaf = atom->terms.back(), .span = span});
  return atoms.size() == 1 ? out.operands.front() : out;
}

std::vector<Column> evidence_columns(const Program& program, const Rule& rule, const RuleConclusion& conclusion) {
  std::vector<Column> columns;
  if (conclusion.about) {
    columns = program.relation(*conclusion.about).columns;
  } else {
    const Decision& decision = program.decisions[index(conclusion.decision)];
    columns.push_back({decision.name, program.relation(decision.members).columns.front().type});
  }
  for (const VariableId id : conclusion.for_each) {
    const Variable& variable = rule.variables[index(id)];
    columns.push_back({variable.name, variable.type});
  }
  if (is_weighed(conclusion) && !conclusion.strength) columns.push_back({"strength", {Type::number, ""}});
  if (conclusion.by_certainty) columns.push_back({"certainty", kCertainty});
  return columns;
}

}  // namespace

bool is_weighed(const RuleConclusion& conclusion) {
  return conclusion.verb == Verb::suggests || conclusion.verb == Verb::discourages || conclusion.about;
}

void weigh_conditions(Rule& rule, RuleScope& scope) {
  const Program& program = scope.vocabulary.program;
  std::optional<Atom> first;
  for (const Alternative& alternative : rule.alternatives)
    if (const auto atoms = uncertain_atoms(alternative, program); !atoms.empty() && !first) first = *atoms.front();
  if (!first) return;
  const VariableId certainty = scope.variables.fresh("certainty", kCertainty, first->span);
  for (Alternative& alternative : rule.alternatives) {
    Test test{Comparator::equal, Arithmetic{.leaf = certainty, .span = first->span},
              least(uncertain_atoms(alternative, program), first->span), first->span};
    test.implied = true;
    alternative.literals.emplace_back(std::move(test));
  }
  for (RuleConclusion& conclusion : rule.conclusions) {
    conclusion.by_certainty = is_weighed(conclusion);
    if (conclusion.by_certainty || conclusion.verb == Verb::cautions) continue;
    scope.diagnostics.push_back(Diagnostic{Code::CertainFromUncertain, conclusion.span}
                                    .with("verb", verb_text(conclusion.verb))
                                    .with("relation", program.relation(first->relation).name)
                                    .label(first->span, "this is uncertain")
                                    .note(conclusion.verb == Verb::implies ? "declare what it implies `uncertain` as well"
                                                                           : "say `discourages … strongly` instead"));
  }
  for (Head& head : rule.heads)
    if (rule.conclusions[head.conclusion].by_certainty) head.terms.emplace_back(certainty);
}

void add_evidence_relations(Program& program) {
  for (std::size_t i = 0; i < program.rules.size(); ++i) {
    Rule& rule = program.rules[i];
    for (std::uint32_t number = 0; number < rule.conclusions.size(); ++number) {
      RuleConclusion& conclusion = rule.conclusions[number];
      if (conclusion.verb == Verb::implies && !conclusion.about) continue;
      const auto id = static_cast<RelationId>(program.relations.size());
      program.relations.push_back(
          {.name = "rule " + rule.name + (rule.conclusions.size() > 1 ? "/" + std::to_string(number + 1) : ""),
           .columns = evidence_columns(program, rule, conclusion),
           .role = Role::evidence,
           .rule = static_cast<RuleId>(i),
           .conclusion = number,
           .span = conclusion.span});
      conclusion.evidence = id;
      for (Head& head : rule.heads)
        if (head.conclusion == number) head.relation = id;
    }
  }
}

}  // namespace counsel::lang
