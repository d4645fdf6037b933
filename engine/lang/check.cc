#include "engine/lang/check.h"

#include <algorithm>
#include <cctype>

#include "engine/lang/comparisons.h"
#include "engine/lang/conclusions.h"
#include "engine/lang/conditions.h"
#include "engine/lang/examples.h"
#include "engine/lang/safety.h"
#include "engine/lang/stated_facts.h"
#include "engine/lang/strata.h"
#include "engine/lang/types.h"
#include "engine/lang/vocabulary.h"

namespace counsel::lang {

namespace {

void collect_comparisons(const Condition& condition, std::vector<const Comparison*>& out) {
  if (const auto* form = std::get_if<Comparison>(&condition.form)) out.push_back(form);
  const auto each = [&](const std::vector<Condition>& operands) {
    for (const Condition& operand : operands) collect_comparisons(operand, out);
  };
  if (const auto* form = std::get_if<Not>(&condition.form)) each(form->operand);
  if (const auto* form = std::get_if<And>(&condition.form)) each(form->operands);
  if (const auto* form = std::get_if<Or>(&condition.form)) each(form->operands);
}

/// `?n = ?m + 1` gives `?n` its type once `?m` has one, in whatever order they are written.
void note_comparison_types(const Condition& condition, RuleScope& scope) {
  std::vector<const Comparison*> comparisons;
  collect_comparisons(condition, comparisons);
  for (bool grew = true; grew;) {
    grew = false;
    for (const Comparison* comparison : comparisons) grew = note_comparison_type(*comparison, scope) || grew;
  }
}

void check_rule(const RuleStatement& statement, Rule& rule, const Vocabulary& vocabulary, const Sources& sources,
                std::vector<Diagnostic>& diagnostics) {
  const std::size_t said = diagnostics.size();
  RuleScope scope{vocabulary, sources, rule.name, diagnostics};
  note_types(statement.condition, scope);
  note_conclusion_types(statement.conclusions, scope);
  note_comparison_types(statement.condition, scope);
  rule.alternatives = lower(statement.condition, scope);
  lower_conclusions(statement.conclusions, scope, rule);
  if (statement.because) {
    rule.because = statement.because->text;
    check_placeholders(rule.because, statement.because->span, scope);
  }
  rule.citations = citations_of(statement.citations, vocabulary, diagnostics);
  if (diagnostics.size() == said) make_safe(rule, scope);
  rule.variables = std::move(scope.variables).finish();
}

/// Each thing a rule says for or against a candidate is a relation of its own, so that a rule speaks once for a
/// candidate however many ways it holds.
void add_evidence_relations(Program& program) {
  for (std::size_t i = 0; i < program.rules.size(); ++i) {
    Rule& rule = program.rules[i];
    for (std::uint32_t number = 0; number < rule.conclusions.size(); ++number) {
      RuleConclusion& conclusion = rule.conclusions[number];
      if (conclusion.verb == Verb::implies) continue;
      const Decision& decision = program.decisions[index(conclusion.decision)];
      Relation evidence;
      evidence.name = "rule " + rule.name + (rule.conclusions.size() > 1 ? "/" + std::to_string(number + 1) : "");
      evidence.role = Role::evidence;
      evidence.rule = static_cast<RuleId>(i);
      evidence.conclusion = number;
      evidence.span = conclusion.span;
      evidence.columns.push_back({decision.name, program.relation(decision.members).columns.front().type});
      for (const VariableId id : conclusion.for_each) {
        const Variable& variable = rule.variables[index(id)];
        evidence.columns.push_back({variable.name, variable.type});
      }
      const bool weighed = conclusion.verb == Verb::suggests || conclusion.verb == Verb::discourages;
      if (weighed && !conclusion.strength) evidence.columns.push_back({"strength", {Type::number, ""}});
      const auto id = static_cast<RelationId>(program.relations.size());
      conclusion.evidence = id;
      for (Head& head : rule.heads)
        if (head.conclusion == number) head.relation = id;
      program.relations.push_back(std::move(evidence));
    }
  }
}

bool spells(std::string_view text, std::string_view name) {
  const auto ends_name = [&](std::size_t at) { return at >= text.size() || !std::isalnum(static_cast<unsigned char>(text[at])); };
  for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1))
    if ((at == 0 || ends_name(at - 1)) && ends_name(at + name.size())) return true;
  return false;
}

/// Drops what is said of names only because the statement that declares them did not parse, and that there is no
/// decision where the one there is has a mistake.
void drop_followers(std::vector<Diagnostic>& diagnostics, const SyntaxTree& tree, std::span<const Span> left_out,
                    const Sources& sources) {
  const bool decides = std::ranges::any_of(tree.statements, [](const Statement& statement) {
    return std::holds_alternative<DecisionStatement>(statement.form);
  });
  std::erase_if(diagnostics, [&](const Diagnostic& diagnostic) {
    if (diagnostic.code == Code::NoDecision && decides) return true;
    if (diagnostic.code != Code::UnknownName && diagnostic.code != Code::NotACandidate && diagnostic.code != Code::NotAValue &&
        diagnostic.code != Code::NoDecision && diagnostic.code != Code::UnknownPlaceholder)
      return false;
    std::string_view name = "decision";
    for (const auto& [argument, value] : diagnostic.arguments)
      if (argument == "name" || argument == "value" || argument == "placeholder") name = value;
    while (!name.empty() && (name.front() == '{' || name.front() == '?')) name.remove_prefix(1);
    while (name.ends_with('}')) name.remove_suffix(1);
    return std::any_of(left_out.begin(), left_out.end(), [&](Span span) { return spells(sources.text(span), name); });
  });
}

}  // namespace

Checked check(const SyntaxTree& tree, const Sources& sources, std::span<const Span> left_out) {
  Checked checked;
  auto& diagnostics = checked.diagnostics;
  Vocabulary vocabulary = collect(tree, diagnostics);

  // A rule is built beside the vocabulary, which every other rule still looks names up in.
  std::vector<Rule> rules = vocabulary.program.rules;
  for (std::size_t i = 0; i < rules.size(); ++i)
    check_rule(*vocabulary.rule_statements[i], rules[i], vocabulary, sources, diagnostics);
  std::vector<StatedFact> facts = check_facts(tree, vocabulary, sources, diagnostics);
  std::vector<Example> examples = check_examples(tree, vocabulary, sources, diagnostics);

  Program program = std::move(vocabulary.program);
  program.rules = std::move(rules);
  program.written = program.rules.size();
  program.facts = std::move(facts);
  program.examples = std::move(examples);
  add_evidence_relations(program);
  if (!has_errors(diagnostics)) stratify(program, sources, diagnostics);
  drop_followers(diagnostics, tree, left_out, sources);
  sort_by_place(diagnostics);
  if (!has_errors(diagnostics) && left_out.empty()) checked.program = std::move(program);
  return checked;
}

}  // namespace counsel::lang
