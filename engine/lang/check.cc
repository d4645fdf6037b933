#include "engine/lang/check.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "engine/base/beside.h"
#include "engine/lang/conclusions.h"
#include "engine/lang/conditions.h"
#include "engine/lang/derived_rules.h"
#include "engine/lang/evidence.h"
#include "engine/lang/examples.h"
#include "engine/lang/grammar/lexemes.h"
#include "engine/lang/overrides.h"
#include "engine/lang/safety.h"
#include "engine/lang/scopes.h"
#include "engine/lang/similar.h"
#include "engine/lang/stated_facts.h"
#include "engine/lang/strata.h"
#include "engine/lang/types.h"
#include "engine/lang/vocabulary.h"

namespace counsel::lang {

namespace {

void check_rule(const RuleStatement& statement, Rule& rule, const Vocabulary& vocabulary, const Sources& sources,
                std::vector<Diagnostic>& diagnostics) {
  const std::size_t said = diagnostics.size();
  RuleScope scope{vocabulary, sources, rule.name, diagnostics};
  note_types(statement.condition, scope);
  note_conclusion_types(statement.conclusions, scope);
  note_comparison_types(statement.condition, scope);
  rule.alternatives = lower(statement.condition, scope);
  for (const Literal& literal : validity_conditions(statement.validity, scope))
    for (Alternative& alternative : rule.alternatives) alternative.literals.push_back(literal);
  lower_conclusions(statement.conclusions, scope, rule);
  if (statement.because) {
    rule.because = statement.because->text;
    check_placeholders(rule.because, statement.because->span, scope);
  }
  rule.citations = citations_of(statement.citations, vocabulary, diagnostics);
  rule.overrides = overridden_by(statement, vocabulary, diagnostics);
  if (diagnostics.size() == said) {
    weigh_conditions(rule, scope);
    assign_own_variables(rule, scope);
    make_safe(rule, scope);
  }
  if (diagnostics.size() != said) {  // what else is wrong does not come of it
    rule.alternatives.clear();
    rule.heads.clear();
    rule.conclusions.clear();
  }
  rule.variables = std::move(scope.variables).finish();
}

void check_rules(std::vector<Rule>& rules, const Vocabulary& vocabulary, const Sources& sources,
                 std::vector<Diagnostic>& diagnostics) {
  auto said = in_stretches(rules.size(), [&](std::size_t begin, std::size_t end) {
    std::vector<Diagnostic> here;
    for (std::size_t i = begin; i < end; ++i)
      check_rule(*vocabulary.rule_statements[i], rules[i], vocabulary, sources, here);
    return here;
  });
  for (auto& here : said) move_behind(here, diagnostics);
}

/// The variables of aggregates and `every` alone, which have no value outside.
void collect_own(const std::vector<Alternative>& alternatives, std::set<VariableId>& out) {
  for (const Alternative& alternative : alternatives)
    for (const Literal& literal : alternative.literals) {
      if (const auto* aggregate = std::get_if<Aggregate>(&literal)) {
        out.insert(aggregate->own.begin(), aggregate->own.end());
        collect_own(aggregate->where, out);
      } else if (const auto* every = std::get_if<Every>(&literal)) {
        out.insert(every->own.begin(), every->own.end());
        collect_own(every->where, out);
        collect_own(every->has, out);
      }
    }
}

/// What a query asks is checked as a rule is that concludes the values of its variables.
Query check_query(const Condition& condition, const Vocabulary& vocabulary, const Sources& sources,
                  std::vector<Diagnostic>& diagnostics) {
  const std::size_t said = diagnostics.size();
  Rule rule{.name = "query", .label = "query"};
  RuleScope scope{vocabulary, sources, rule.name, diagnostics};
  scope.weighs = false;
  note_types(condition, scope);
  note_comparison_types(condition, scope);
  rule.alternatives = lower(condition, scope);
  assign_own_variables(rule, scope);
  std::set<VariableId> own;
  collect_own(rule.alternatives, own);
  std::vector<VariableId> named;
  for (std::uint32_t i = 0; i < scope.variables.size(); ++i)
    if (const VariableId id{i}; scope.variables.find(scope.variables[id].name) == id && !own.contains(id)) named.push_back(id);
  std::sort(named.begin(), named.end(),
            [&](VariableId a, VariableId b) { return scope.variables[a].span < scope.variables[b].span; });
  rule.conclusions = {{.verb = Verb::implies, .span = condition.span}};
  rule.heads = {{.relation = {}, .terms = {named.begin(), named.end()}, .conclusion = 0}};
  rule.span = rule.name_span = condition.span;
  if (diagnostics.size() == said) make_safe(rule, scope);
  rule.variables = std::move(scope.variables).finish();
  Query query{.variables = {}, .relation = {}, .columns = {}, .rule = std::move(rule)};
  for (const VariableId id : named) {
    query.columns.push_back(static_cast<std::uint32_t>(query.variables.size()));
    query.variables.push_back(query.rule->variables[index(id)].name);
  }
  return query;
}

/// The atom that a rule's body is, where it has a different variable in each column.
const Atom* only_atom(const Rule& rule) {
  if (rule.alternatives.size() != 1 || rule.alternatives.front().literals.size() != 1) return nullptr;
  const auto* atom = std::get_if<Atom>(&rule.alternatives.front().literals.front());
  if (!atom || atom->negated || atom->terms.size() != rule.heads.front().terms.size()) return nullptr;
  return std::is_permutation(atom->terms.begin(), atom->terms.end(), rule.heads.front().terms.begin()) ? atom : nullptr;
}

void add_query(Program& program, Query query) {
  const std::vector<Term>& terms = query.rule->heads.front().terms;
  if (const Atom* atom = only_atom(*query.rule)) {
    query.relation = atom->relation;
    for (std::size_t i = 0; i < terms.size(); ++i)
      query.columns[i] = static_cast<std::uint32_t>(
          std::find(atom->terms.begin(), atom->terms.end(), terms[i]) - atom->terms.begin());
    query.rule.reset();
  } else {
    query.relation = static_cast<RelationId>(program.relations.size());
    Relation& answers = program.relations.emplace_back(Relation{.name = "query", .role = Role::query});
    for (std::size_t i = 0; i < terms.size(); ++i)
      answers.columns.push_back({query.variables[i], query.rule->variables[index(std::get<VariableId>(terms[i]))].type});
    query.rule->heads.front().relation = query.relation;
    program.strata.push_back({{query.relation}, false});
  }
  program.query = std::move(query);
}

bool spells(std::string_view text, std::string_view name) {
  const auto ends_name = [&](std::size_t at) { return at >= text.size() || !std::isalnum(static_cast<unsigned char>(text[at])); };
  for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1))
    if ((at == 0 || ends_name(at - 1)) && ends_name(at + name.size())) return true;
  return false;
}

/// Whether a line of the text begins with `decision`, or what is most likely that word misspelt.
bool begins_decision(std::string_view text) {
  constexpr std::array<std::string_view, 1> kWord = {"decision"};
  while (!text.empty()) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    const std::string_view word = text.substr(0, grammar::name_length(text));
    if (word == kWord[0] || !nearest(word, kWord).empty()) return true;
    text.remove_prefix(std::min(text.find('\n'), text.size()));
  }
  return false;
}

/// Whether a decision is meant and not there, since its statement has a mistake.
bool lacks_decision(const SyntaxTree& tree, const Program& program, std::span<const Span> left_out,
                    const Sources& sources) {
  const auto stated = std::ranges::count_if(tree.statements, [](const Statement& statement) {
    return std::holds_alternative<DecisionStatement>(statement.form);
  });
  if (static_cast<std::size_t>(stated) > program.decisions.size()) return true;
  return std::ranges::any_of(left_out, [&](Span span) { return begins_decision(sources.text(span)); });
}

/// Whether a statement that begins so may declare names of that kind: not even misspelt, these declare none but their own.
bool may_declare(std::string_view statement, std::string_view kind) {
  statement.remove_prefix(std::min(statement.find_first_not_of(" \t\r\n"), statement.size()));
  const std::string_view word = statement.substr(0, grammar::name_length(statement));
  if (word == "rule" || word == "table") return kind == "rule";
  return word != "fact" && word != "facts" && word != "example" && word != "use";
}

/// Drops what is said of names only because the statement that declares them has a mistake.
void drop_followers(std::vector<Diagnostic>& diagnostics, const SyntaxTree& tree, const Program& program,
                    std::span<const Span> left_out, const Sources& sources) {
  // Without its kind a column takes any name, and a variable in it stands for no candidate.
  const auto misses_kind = [](const Diagnostic& diagnostic) {
    return diagnostic.code == Code::UnknownName && diagnostic.arguments.front().second == "kind";
  };
  const bool no_kind = std::ranges::any_of(diagnostics, misses_kind);
  const bool no_decision = lacks_decision(tree, program, left_out, sources);
  std::erase_if(diagnostics, [&](const Diagnostic& diagnostic) {
    if (diagnostic.code == Code::NoDecision) return no_decision;
    if (diagnostic.code != Code::NotACandidate) return false;
    return no_decision || (no_kind && diagnostic.arguments.front().second.starts_with('?'));
  });
  std::erase_if(diagnostics, [&](const Diagnostic& diagnostic) {
    if (diagnostic.code != Code::UnknownName && diagnostic.code != Code::NotACandidate && diagnostic.code != Code::NotAValue &&
        diagnostic.code != Code::NoDecision && diagnostic.code != Code::UnknownPlaceholder)
      return false;
    std::string_view name = "decision", kind;
    for (const auto& [argument, value] : diagnostic.arguments) {
      if (argument == "kind") kind = value;
      if (argument == "name" || argument == "value" || argument == "placeholder") name = value;
    }
    while (!name.empty() && (name.front() == '{' || name.front() == '?')) name.remove_prefix(1);
    while (name.ends_with('}')) name.remove_suffix(1);
    return std::any_of(left_out.begin(), left_out.end(), [&](Span span) {
      return may_declare(sources.text(span), kind) && spells(sources.text(span), name);
    });
  });
}

}  // namespace

Checked check(const SyntaxTree& tree, const Sources& sources, std::span<const Span> left_out, const Condition* query) {
  Checked checked;
  auto& diagnostics = checked.diagnostics;
  Vocabulary vocabulary = collect(tree, diagnostics);

  // A rule is built beside the vocabulary, which every other rule still looks names up in.
  std::vector<Rule> rules = vocabulary.program.rules;
  check_rules(rules, vocabulary, sources, diagnostics);
  CheckedFacts facts = check_facts(tree, vocabulary, sources, diagnostics);
  std::vector<Example> examples = check_examples(tree, vocabulary, sources, diagnostics);

  std::optional<Query> asked;
  if (query != nullptr) asked = check_query(*query, vocabulary, sources, diagnostics);

  Program program = std::move(vocabulary.program);
  program.rules = std::move(rules);
  program.written = program.rules.size();
  program.facts = std::move(facts.stated);
  program.fact_files = std::move(facts.files);
  program.examples = std::move(examples);
  check_overrides(program, diagnostics);
  add_derived_rules(program, facts.dated, sources);
  add_evidence_relations(program);
  stratify(program, sources, diagnostics);
  if (asked && !has_errors(diagnostics)) add_query(program, *std::move(asked));
  drop_followers(diagnostics, tree, program, left_out, sources);
  sort_by_place(diagnostics);
  if (!has_errors(diagnostics) && left_out.empty()) checked.program = std::move(program);
  return checked;
}

}  // namespace counsel::lang
