#include "engine/lang/vocabulary.h"

#include <algorithm>
#include <cmath>

#include "engine/base/points.h"
#include "engine/lang/companions.h"
#include "engine/lang/declarations.h"
#include "engine/lang/table_rules.h"
#include "engine/lang/types.h"

namespace counsel::lang {

namespace {

template <class T>
void sort_by_name(std::vector<T>& items) {
  std::stable_sort(items.begin(), items.end(), [](const T& a, const T& b) { return a.name < b.name; });
}

}  // namespace

/// One pass over the declarations in dependency order: kinds, then what has columns of them, then decisions.
class Collector {
 public:
  Collector(const SyntaxTree& tree, std::vector<Diagnostic>& diagnostics) : tree_(tree), diagnostics_(diagnostics) {}

  Vocabulary collect() {
    each<SourceStatement>([&](const SourceStatement& source, Span) { add_document(source); });
    each<KindStatement>([&](const KindStatement& kind, Span span) { add_kind(kind, span); });
    each<AttributeStatement>([&](const AttributeStatement& attribute, Span) { add_own_kind(attribute); });
    index_kinds();
    add_today();
    each<AttributeStatement>([&](const AttributeStatement& attribute, Span span) { add_attribute(attribute, span); });
    each<RelationStatement>([&](const RelationStatement& relation, Span span) { add_relation(relation, span); });
    index_relations();
    each<DecisionStatement>([&](const DecisionStatement& decision, Span span) { add_decision(decision, span); });
    sort_by_name(program().decisions);
    each<RuleStatement>([&](const RuleStatement& rule, Span span) { add_rule(rule, span); });
    each<TableStatement>([&](const TableStatement& table, Span) { add_table(table); });
    index_rules();
    return std::move(vocabulary_);
  }

 private:
  template <class Form, class Use>
  void each(Use use) {
    for (const Statement& statement : tree_.statements)
      if (const auto* form = std::get_if<Form>(&statement.form)) use(*form, statement.span);
  }

  Program& program() { return vocabulary_.program; }

  bool is_new(FirstPlaces& first, std::string_view kind, const Word& name) {
    return declared_once(first, kind, name, diagnostics_);
  }

  void add_document(const SourceStatement& source) {
    if (!is_new(document_places_, "source", source.id)) return;
    vocabulary_.documents_.emplace(source.id.text, static_cast<DocumentId>(program().documents.size()));
    program().documents.push_back({source.id.text, source.title.text, source.id.span});
  }

  void add_kind(const KindStatement& statement, Span span) {
    if (!is_new(kind_places_, "kind", statement.name)) return;
    Kind kind{.name = statement.name.text, .members = {}, .span = span};
    FirstPlaces taken;
    for (const KindStatement::Member& member : statement.members) {
      if (!is_new(taken, "name", member.name)) continue;
      Kind::Member made{member.name.text, member.label ? member.label->text : member.name.text, {}, member.name.span};
      for (const Word& also : member.also)
        if (is_new(taken, "name", also)) made.also.push_back(also.text);
      kind.members.push_back(std::move(made));
    }
    program().kinds.push_back(std::move(kind));
  }

  void add_own_kind(const AttributeStatement& attribute) {
    if (!has_own_kind(attribute.type)) return;
    KindStatement own{.name = attribute.name, .members = {}};
    own.name.text = own_kind_name(attribute.name.text);
    if (kind_places_.contains(own.name.text)) return;  // the attribute is declared twice, which is said below
    for (const Word& word : attribute.type.words) own.members.push_back({word, std::nullopt, {}});
    add_kind(own, attribute.type.span);
  }

  void index_kinds() {
    sort_by_name(program().kinds);
    for (const Kind& kind : program().kinds) {
      vocabulary_.kinds_.emplace(kind.name, static_cast<KindId>(vocabulary_.members_.size()));
      auto& members = vocabulary_.members_.emplace_back();
      for (std::uint32_t i = 0; i < kind.members.size(); ++i) {
        members.emplace(kind.members[i].name, i);
        for (const std::string& also : kind.members[i].also) members.emplace(also, i);
      }
    }
  }

  /// The day of the decision: an input like any other, which every rule base has.
  void add_today() {
    Relation today{.name = "today", .columns = {{"value", {Type::date, ""}}}, .role = Role::attribute};
    today.attribute.emplace().built_in = true;
    program().relations.push_back(std::move(today));
  }

  void add_attribute(const AttributeStatement& statement, Span span) {
    if (may_be_called(statement.name) && is_new(relation_places_, "attribute", statement.name))
      program().relations.push_back(declared_attribute(statement, span, vocabulary_, diagnostics_));
  }

  void add_relation(const RelationStatement& statement, Span span) {
    if (may_be_called(statement.name) && is_new(relation_places_, "relation", statement.name))
      program().relations.push_back(declared_relation(statement, span, vocabulary_, diagnostics_));
  }

  bool may_be_called(const Word& name) {
    if (name.text != "today") return true;
    diagnostics_.push_back(Diagnostic{Code::BuiltIn, name.span}.with("name", name.text));
    return false;
  }

  /// Gives the declared relations their ids, then adds those that each of them needs beside it.
  void index_relations() {
    sort_by_name(program().relations);
    program().declared = program().relations.size();
    for (std::size_t i = 0; i < program().declared; ++i) {
      vocabulary_.relations_.emplace(program().relations[i].name, static_cast<RelationId>(i));
      add_companions(program(), static_cast<RelationId>(i));
    }
  }

  void add_decision(const DecisionStatement& statement, Span span) {
    if (!is_new(decision_places_, "decision", statement.name)) return;
    if (statement.type.form != TypeSyntax::Form::one_of || statement.type.words.size() != 1) {
      wrong_type(statement.type, "a decision", "`one of` a kind", statement.type.words.empty() ? "" : "a list", diagnostics_);
      return;
    }
    const ColumnType type = kind_type(statement.type.words.front(), vocabulary_, diagnostics_);
    if (type.kind.empty()) return;
    const KindId kind = *vocabulary_.kind(type.kind);
    program().decisions.push_back({statement.name.text, kind, members_relation(kind, type, span),
                                   statement.question ? statement.question->text : "", span, confidence(statement)});
  }

  std::int64_t confidence(const DecisionStatement& statement) {
    if (!statement.confident) return 0;
    const auto points = value_of(*statement.confident, {Type::number, ""}, vocabulary_, "`confident from`", diagnostics_);
    return points ? std::llround(std::clamp(std::get<double>(*points), 0.0, 1e6) * kPointUnits) : 0;
  }

  RelationId members_relation(KindId kind, const ColumnType& type, Span span) {
    auto& relations = program().relations;
    for (std::size_t i = program().declared; i < relations.size(); ++i)
      if (relations[i].kind == kind) return static_cast<RelationId>(i);
    relations.push_back({.name = "is a " + type.kind, .columns = {{"member", type}}, .role = Role::members,
                         .kind = kind, .span = span});
    return static_cast<RelationId>(relations.size() - 1);
  }

  void add_rule(const RuleStatement& statement, Span span) {
    if (!is_new(rule_places_, "rule", statement.name)) return;
    rules_.push_back({statement.name.text, &statement, span});
  }

  void add_table(const TableStatement& table) {
    if (!is_new(rule_places_, "table", table.name)) return;
    auto& rows = vocabulary_.tables[table.name.text];
    for (RuleStatement& row : rules_of(table, vocabulary_, diagnostics_)) {
      rows.push_back(row.name.text);
      const Span span = row.name.span;
      vocabulary_.table_rules.push_back(std::move(row));
      rules_.push_back({rows.back(), &vocabulary_.table_rules.back(), span});
    }
  }

  void index_rules() {
    sort_by_name(rules_);
    for (const NamedRule& named : rules_) {
      const RuleStatement& statement = *named.statement;
      vocabulary_.rules_.emplace(named.name, static_cast<RuleId>(program().rules.size()));
      vocabulary_.rule_statements.push_back(&statement);
      Rule rule;
      rule.name = named.name;
      rule.label = statement.label ? statement.label->text : named.name;
      rule.span = named.span;
      rule.name_span = statement.name.span;
      program().rules.push_back(std::move(rule));
    }
  }

  struct NamedRule {
    std::string name;
    const RuleStatement* statement;
    Span span;
  };

  const SyntaxTree& tree_;
  std::vector<Diagnostic>& diagnostics_;
  Vocabulary vocabulary_;
  std::vector<NamedRule> rules_;
  FirstPlaces document_places_, kind_places_, relation_places_, decision_places_, rule_places_;
};

Vocabulary collect(const SyntaxTree& tree, std::vector<Diagnostic>& diagnostics) {
  return Collector(tree, diagnostics).collect();
}

const std::string* Vocabulary::member(KindId id, std::string_view spelling) const {
  const auto& names = members_[index(id)];
  const auto found = names.find(std::string(spelling));
  return found == names.end() ? nullptr : &program.kinds[index(id)].members[found->second].name;
}

std::vector<DecisionId> Vocabulary::decisions_of(std::string_view name) const {
  std::vector<DecisionId> found;
  for (std::size_t i = 0; i < program.decisions.size(); ++i)
    if (member(program.decisions[i].candidates, name)) found.push_back(static_cast<DecisionId>(i));
  return found;
}

const Kind& Vocabulary::kind_of(const ColumnType& type) const { return program.kinds[index(*kind(type.kind))]; }

}  // namespace counsel::lang
