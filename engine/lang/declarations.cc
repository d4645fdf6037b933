#include "engine/lang/declarations.h"

#include <algorithm>

#include "engine/lang/similar.h"
#include "engine/lang/types.h"

namespace counsel::lang {

namespace {

constexpr std::int64_t kMostCost = 1'000'000;  // so that no sum of costs overflows

class Reader {
 public:
  Reader(const Vocabulary& vocabulary, std::vector<Diagnostic>& diagnostics) : vocabulary_(vocabulary), diagnostics_(diagnostics) {}

  Relation attribute(const AttributeStatement& statement, Span span) {
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
    if (statement.cost) attribute.cost = read_cost(*statement.cost);
    for (const AttributeStatement::ValueLabel& label : statement.labels) {
      const Item item{.kind = Item::Kind::word, .text = label.value.text, .span = label.value.span};
      if (const auto value = value_of(item, type, vocabulary_, "`" + relation.name + "`", diagnostics_))
        attribute.value_labels.emplace_back(*value, label.label.text);
    }
    relation.attribute = std::move(attribute);
    read_default(statement, relation);
    return relation;
  }

  Relation relation(const RelationStatement& statement, Span span) {
    Relation relation{.name = statement.name.text, .columns = {}, .role = Role::relation, .span = span};
    FirstPlaces taken;
    for (const RelationStatement::ColumnSyntax& column : statement.columns)
      if (declared_once(taken, "column", column.name, diagnostics_))
        relation.columns.push_back({column.name.text, column_type(column.type)});
    relation.uncertain = statement.uncertain;
    if (statement.one_per) relation.one_per = read_one_per(*statement.one_per, relation);
    return relation;
  }

 private:
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
        return kind_type(type.words.front(), vocabulary_, diagnostics_);
      case Form::named:
      case Form::name: break;
    }
    const std::string found = type.words.empty() ? "name" : type.words.front().text;
    return wrong_type(type, "an attribute", "`yes or no`, `one of …`, `any of …`, `integer`, `number`, `date` or `text`", found,
                        diagnostics_);
  }

  void read_default(const AttributeStatement& statement, Relation& relation) {
    if (!statement.default_value) return;
    const Item& written = *statement.default_value;
    const ColumnType& type = relation.columns.front().type;
    const auto value = value_of(written, type, vocabulary_, "`" + relation.name + "`", diagnostics_);
    const Item word{.kind = Item::Kind::word, .text = "default", .span = written.span};
    if (!value && written.kind == Item::Kind::quoted && type.type == Type::name && fits(word, type, vocabulary_))
      diagnostics_.back().notes.push_back("a label of the value `default` is written `\"default\" " + quoted(written.text) + "`");
    if (value && in_range(relation, *value, statement.default_value->span, diagnostics_))
      relation.attribute->default_value = *value;
  }

  std::optional<std::int64_t> read_cost(const Item& written) {
    const auto value = value_of(written, {Type::integer, ""}, vocabulary_, "a cost", diagnostics_);
    if (!value) return std::nullopt;
    const std::int64_t cost = std::get<std::int64_t>(*value);
    if (cost >= 0 && cost <= kMostCost) return cost;
    diagnostics_.push_back(Diagnostic{Code::CostOutOfRange, written.span}
                               .with("cost", std::to_string(cost))
                               .with("most", std::to_string(kMostCost)));
    return std::nullopt;
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
      case Form::named: return kind_type(type.words.front(), vocabulary_, diagnostics_);
      case Form::one_of:
      case Form::any_of: break;
    }
    return wrong_type(type, "a column", "a kind, `name`, `text`, `integer`, `number`, `date` or `yes or no`",
                      type.form == Form::one_of ? "one of" : "any of", diagnostics_);
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

  const Vocabulary& vocabulary_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

bool declared_once(FirstPlaces& first, std::string_view kind, const Word& name, std::vector<Diagnostic>& diagnostics) {
  const auto [place, added] = first.try_emplace(name.text, name.span);
  if (!added)
    diagnostics.push_back(Diagnostic{Code::DeclaredTwice, name.span}
                              .with("kind", kind)
                              .with("name", name.text)
                              .label(place->second, "first declared here"));
  return added;
}

std::string own_kind_name(const std::string& attribute) { return "value of " + attribute; }

bool has_own_kind(const TypeSyntax& type) {
  return (type.form == TypeSyntax::Form::one_of || type.form == TypeSyntax::Form::any_of) && type.words.size() > 1;
}

ColumnType kind_type(const Word& kind, const Vocabulary& vocabulary, std::vector<Diagnostic>& diagnostics) {
  if (vocabulary.kind(kind.text)) return {Type::name, kind.text};
  std::vector<std::string> names;
  for (const Kind& each : vocabulary.program.kinds) names.push_back(each.name);
  diagnostics.push_back(Diagnostic{Code::UnknownName, kind.span}
                            .with("kind", "kind")
                            .with("name", kind.text)
                            .did_you_mean(nearest(kind.text, names)));
  return {Type::name, ""};
}

ColumnType wrong_type(const TypeSyntax& type, std::string_view what, std::string_view expected, std::string_view found,
                      std::vector<Diagnostic>& diagnostics) {
  diagnostics.push_back(Diagnostic{Code::WrongTypeHere, type.span}
                            .with("what", what)
                            .with("expected", expected)
                            .with("found", found));
  return {Type::name, ""};
}

Relation declared_attribute(const AttributeStatement& statement, Span span, const Vocabulary& vocabulary,
                            std::vector<Diagnostic>& diagnostics) {
  return Reader(vocabulary, diagnostics).attribute(statement, span);
}

Relation declared_relation(const RelationStatement& statement, Span span, const Vocabulary& vocabulary,
                           std::vector<Diagnostic>& diagnostics) {
  return Reader(vocabulary, diagnostics).relation(statement, span);
}

}  // namespace counsel::lang
