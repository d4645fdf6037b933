#include "engine/lang/vocabulary.h"

#include <algorithm>
#include <cmath>

#include "engine/base/points.h"
#include "engine/lang/similar.h"
#include "engine/lang/table_rules.h"
#include "engine/lang/types.h"

namespace counsel::lang {

namespace {

/// What the members listed in `attribute A: one of a, b` are called together; no declared kind can be called so
/// without quotes, and messages read well: "`hgih` is no value of concurrency".
std::string own_kind_name(const std::string& attribute) { return "value of " + attribute; }

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

  /// Says so and returns false where `name` is taken; `first` remembers who took it.
  bool is_new(std::unordered_map<std::string, Span>& first, std::string_view kind, const Word& name) {
    const auto [place, added] = first.try_emplace(name.text, name.span);
    if (!added)
      diagnostics_.push_back(Diagnostic{Code::DeclaredTwice, name.span}
                                 .with("kind", kind)
                                 .with("name", name.text)
                                 .label(place->second, "first declared here"));
    return added;
  }

  void add_document(const SourceStatement& source) {
    if (!is_new(document_places_, "source", source.id)) return;
    vocabulary_.documents_.emplace(source.id.text, static_cast<DocumentId>(program().documents.size()));
    program().documents.push_back({source.id.text, source.title.text, source.id.span});
  }

  void add_kind(const KindStatement& statement, Span span) {
    if (!is_new(kind_places_, "kind", statement.name)) return;
    Kind kind{.name = statement.name.text, .members = {}, .span = span};
    std::unordered_map<std::string, Span> taken;
    for (const KindStatement::Member& member : statement.members) {
      if (!is_new(taken, "name", member.name)) continue;
      Kind::Member made{member.name.text, member.label ? member.label->text : member.name.text, {}, member.name.span};
      for (const Word& also : member.also)
        if (is_new(taken, "name", also)) made.also.push_back(also.text);
      kind.members.push_back(std::move(made));
    }
    program().kinds.push_back(std::move(kind));
  }

  /// `one of a, b, c`: more than one word is a set of its own; one word names a declared kind.
  static bool has_own_kind(const TypeSyntax& type) {
    return (type.form == TypeSyntax::Form::one_of || type.form == TypeSyntax::Form::any_of) && type.words.size() > 1;
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

  ColumnType kind_type(const Word& word) {
    if (vocabulary_.kind(word.text)) return {Type::name, word.text};
    std::vector<std::string> names;
    for (const Kind& kind : program().kinds) names.push_back(kind.name);
    diagnostics_.push_back(Diagnostic{Code::UnknownName, word.span}
                               .with("kind", "kind")
                               .with("name", word.text)
                               .did_you_mean(nearest(word.text, names)));
    return {Type::name, ""};
  }

  ColumnType wrong_type(const TypeSyntax& type, std::string_view what, std::string_view expected,
                        std::string_view found) {
    diagnostics_.push_back(Diagnostic{Code::WrongTypeHere, type.span}
                               .with("what", what)
                               .with("expected", expected)
                               .with("found", found));
    return {Type::name, ""};
  }

  ColumnType attribute_type(const AttributeStatement& statement) {
    using Form = TypeSyntax::Form;
    const TypeSyntax& type = statement.type;
    switch (type.form) {
      case Form::yes_or_no: return {Type::yes_no, ""};
      case Form::integer: return {Type::integer, ""};
      case Form::number: return {Type::number, ""};
      case Form::date: return {Type::date, ""};
      case Form::text: return {Type::text, ""};
      case Form::one_of:
      case Form::any_of:
        if (has_own_kind(type)) return {Type::name, own_kind_name(statement.name.text)};
        return kind_type(type.words.front());
      case Form::named:
      case Form::name: break;
    }
    const std::string found = type.words.empty() ? "name" : type.words.front().text;
    return wrong_type(type, "an attribute", "`yes or no`, `one of …`, `any of …`, `integer`, `number`, `date` or `text`", found);
  }

  /// The day of the decision: an input like any other, which every rule base has.
  void add_today() {
    Relation today{.name = "today", .columns = {{"value", {Type::date, ""}}}, .role = Role::attribute};
    today.attribute.emplace().built_in = true;
    program().relations.push_back(std::move(today));
  }

  void add_attribute(const AttributeStatement& statement, Span span) {
    if (!may_be_called(statement.name) || !is_new(relation_places_, "attribute", statement.name)) return;
    Relation relation{.name = statement.name.text, .columns = {}, .role = Role::attribute, .span = span};
    relation.columns.push_back({"value", attribute_type(statement)});
    Attribute attribute;
    attribute.holds = statement.type.form == TypeSyntax::Form::any_of ? Attribute::Holds::many : Attribute::Holds::one;
    attribute.asked = statement.question.has_value();
    if (statement.question) attribute.question = statement.question->text;
    const ColumnType& type = relation.columns.front().type;
    read_range(statement, type, attribute);
    relation.uncertain = statement.uncertain;
    attribute.fixed = statement.fixed;
    attribute.personal = statement.personal;
    if (statement.cost)
      if (const auto cost = value_of(*statement.cost, {Type::integer, ""}, vocabulary_, "a cost", diagnostics_))
        attribute.cost = std::get<std::int64_t>(*cost);
    for (const AttributeStatement::ValueLabel& label : statement.labels) {
      const Item item{.kind = Item::Kind::word, .text = label.value.text, .span = label.value.span};
      if (const auto value = value_of(item, type, vocabulary_, "`" + relation.name + "`", diagnostics_))
        attribute.value_labels.emplace_back(*value, label.label.text);
    }
    relation.attribute = std::move(attribute);
    read_default(statement, relation);
    program().relations.push_back(std::move(relation));
  }

  void read_default(const AttributeStatement& statement, Relation& relation) {
    if (!statement.default_value) return;
    const auto value = value_of(*statement.default_value, relation.columns.front().type, vocabulary_,
                                "`" + relation.name + "`", diagnostics_);
    if (value && in_range(relation, *value, statement.default_value->span, diagnostics_))
      relation.attribute->default_value = *value;
  }

  bool may_be_called(const Word& name) {
    if (name.text != "today") return true;
    diagnostics_.push_back(Diagnostic{Code::BuiltIn, name.span}.with("name", name.text));
    return false;
  }

  void read_range(const AttributeStatement& statement, const ColumnType& type, Attribute& attribute) {
    const auto bound = [&](const std::optional<Item>& item) -> std::optional<Value> {
      return item ? value_of(*item, type, vocabulary_, "`" + statement.name.text + "`", diagnostics_) : std::nullopt;
    };
    attribute.from = bound(statement.type.from);
    attribute.to = bound(statement.type.to);
    if (!attribute.from || !attribute.to || compare(*attribute.from, *attribute.to) <= 0) return;
    diagnostics_.push_back(Diagnostic{Code::EmptyRange, statement.type.span}
                               .with("attribute", statement.name.text)
                               .with("from", to_string(*attribute.from))
                               .with("to", to_string(*attribute.to)));
    attribute.from = attribute.to = std::nullopt;  // or every value would be outside
  }

  ColumnType column_type(const TypeSyntax& type) {
    using Form = TypeSyntax::Form;
    switch (type.form) {
      case Form::yes_or_no: return {Type::yes_no, ""};
      case Form::integer: return {Type::integer, ""};
      case Form::number: return {Type::number, ""};
      case Form::date: return {Type::date, ""};
      case Form::text: return {Type::text, ""};
      case Form::name: return {Type::name, ""};
      case Form::named: return kind_type(type.words.front());
      case Form::one_of:
      case Form::any_of: break;
    }
    return wrong_type(type, "a column", "a kind, `name`, `text`, `integer`, `number`, `date` or `yes or no`",
                      type.form == Form::one_of ? "one of" : "any of");
  }

  void add_relation(const RelationStatement& statement, Span span) {
    if (!may_be_called(statement.name) || !is_new(relation_places_, "relation", statement.name)) return;
    Relation relation{.name = statement.name.text, .columns = {}, .role = Role::relation, .span = span};
    std::unordered_map<std::string, Span> taken;
    for (const RelationStatement::ColumnSyntax& column : statement.columns)
      if (is_new(taken, "column", column.name)) relation.columns.push_back({column.name.text, column_type(column.type)});
    relation.uncertain = statement.uncertain;
    if (statement.one_per) relation.one_per = read_one_per(*statement.one_per, relation);
    program().relations.push_back(std::move(relation));
  }

  std::optional<OnePer> read_one_per(const RelationStatement::OnePerSyntax& syntax, const Relation& relation) {
    const auto column = column_of(relation, syntax.column);
    OnePer made{.column = column.value_or(0), .per = {}};
    bool sound = column.has_value();
    for (const Word& word : syntax.per) {
      const auto per = column_of(relation, word);
      const bool again = per && (per == column || std::find(made.per.begin(), made.per.end(), *per) != made.per.end());
      if (again)
        diagnostics_.push_back(Diagnostic{Code::ColumnGivenTwice, word.span}.with("column", word.text).with("relation", relation.name));
      sound = sound && per && !again;
      if (sound) made.per.push_back(*per);
    }
    std::sort(made.per.begin(), made.per.end());
    return sound ? std::optional(std::move(made)) : std::nullopt;
  }

  std::optional<std::uint32_t> column_of(const Relation& relation, const Word& word) {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < relation.columns.size(); ++i) {
      if (relation.columns[i].name == word.text) return i;
      names.push_back(relation.columns[i].name);
    }
    diagnostics_.push_back(Diagnostic{Code::UnknownName, word.span}
                               .with("kind", "column of `" + relation.name + "`")
                               .with("name", word.text)
                               .did_you_mean(nearest(word.text, names)));
    return std::nullopt;
  }

  /// Gives the declared relations their ids, then adds those that each of them needs beside it.
  void index_relations() {
    auto& relations = program().relations;
    sort_by_name(relations);
    program().declared = relations.size();
    for (std::size_t i = 0; i < program().declared; ++i) {
      const auto id = static_cast<RelationId>(i);
      vocabulary_.relations_.emplace(relations[i].name, id);
      RelationId concluded = id;
      if (relations[i].attribute) {
        const RelationId known = beside(id, Role::known, " is known", {});
        relations[i].attribute->known = relations[i].attribute->none = known;
        if (relations[i].attribute->default_value) {
          concluded = beside(id, Role::concluded, " as concluded", relations[i].columns);
          const RelationId given = beside(id, Role::given, " is given", {});
          relations[i].attribute->concluded = relations[i].stated = concluded;
          relations[i].attribute->none = given;
        }
      }
      if (relations[i].uncertain) {
        const RelationId stated = beside(concluded, Role::stated, " as stated", relations[i].columns);
        relations[i].stated = relations[index(concluded)].stated = stated;
      }
    }
  }

  RelationId beside(RelationId of, Role role, std::string_view suffix, std::vector<Column> columns) {
    auto& relations = program().relations;
    const Relation& about = relations[index(of)];
    const bool uncertain = about.uncertain && !columns.empty();
    Relation made{.name = about.name + std::string(suffix), .columns = std::move(columns), .role = role, .uncertain = uncertain,
                  .of = of, .span = about.span};
    relations.push_back(std::move(made));
    return static_cast<RelationId>(relations.size() - 1);
  }

  void add_decision(const DecisionStatement& statement, Span span) {
    if (!is_new(decision_places_, "decision", statement.name)) return;
    if (statement.type.form != TypeSyntax::Form::one_of || statement.type.words.size() != 1) {
      wrong_type(statement.type, "a decision", "`one of` a kind", statement.type.words.empty() ? "" : "a list");
      return;
    }
    const ColumnType type = kind_type(statement.type.words.front());
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
  std::unordered_map<std::string, Span> document_places_, kind_places_, relation_places_, decision_places_, rule_places_;
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
