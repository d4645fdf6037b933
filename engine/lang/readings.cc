#include "engine/lang/readings.h"

#include <algorithm>

#include "engine/lang/similar.h"
#include "engine/lang/types.h"

namespace counsel::lang {

namespace {

bool is_word(const Item& item) { return item.kind == Item::Kind::word || item.kind == Item::Kind::quoted; }

/// The relation of `arity` columns that the item names.
std::optional<RelationId> named_relation(const Item& item, std::size_t arity, const Vocabulary& vocabulary) {
  if (!is_word(item)) return std::nullopt;
  const auto id = vocabulary.relation(item.text);
  if (!id || vocabulary.program.relation(*id).columns.size() != arity) return std::nullopt;
  return id;
}

const ColumnType& column_type(RelationId id, std::size_t column, const Vocabulary& vocabulary) {
  return vocabulary.program.relation(id).columns[column].type;
}

std::vector<std::string> relation_names(const Vocabulary& vocabulary, std::string_view kind) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < vocabulary.program.declared; ++i) {
    const Relation& relation = vocabulary.program.relations[i];
    if (kind != "attribute" || relation.role == Role::attribute) names.push_back(relation.name);
  }
  return names;
}

/// "say `team-knows Elixir`", where the item is a value of some attribute.
std::string value_hint(const Item& item, const Vocabulary& vocabulary) {
  std::string out;
  for (std::size_t i = 0; i < vocabulary.program.declared; ++i) {
    const Relation& relation = vocabulary.program.relations[i];
    if (relation.role != Role::attribute || relation.columns[0].type.type != Type::name) continue;
    if (!is_word(item) || !fits(item, relation.columns[0].type, vocabulary)) continue;
    out += (out.empty() ? "say `" : " or `") + relation.name + " is " + to_source(Name{item.text}) + "`";
  }
  return out;
}

std::optional<Reading> read_one(const Phrase& phrase, const Vocabulary& vocabulary,
                                std::vector<Diagnostic>& diagnostics) {
  const Item& item = phrase.items.front();
  if (const auto id = named_relation(item, 1, vocabulary)) {
    const Relation& relation = vocabulary.program.relation(*id);
    if (relation.columns[0].type.type == Type::yes_no)
      return Reading{*id, {Item{.kind = Item::Kind::word, .text = "yes", .span = item.span}}};
    auto missing = Diagnostic{Code::ValueMissing, item.span}.with("attribute", relation.name);
    if (relation.columns[0].type.type == Type::name && !relation.columns[0].type.kind.empty())
      missing.notes.push_back("its values are " + listed_members(vocabulary.kind_of(relation.columns[0].type)));
    diagnostics.push_back(std::move(missing));
    return std::nullopt;
  }
  if (!is_word(item)) {
    diagnostics.push_back(Diagnostic{Code::UnreadablePhrase, item.span}
                              .with("phrase", written(item))
                              .note("a condition names an attribute or a relation"));
    return std::nullopt;
  }
  if (const auto id = vocabulary.relation(item.text)) {
    const Relation& relation = vocabulary.program.relation(*id);
    diagnostics.push_back(Diagnostic{Code::WrongArity, item.span}
                              .with("relation", relation.name)
                              .with("expected", std::to_string(relation.columns.size()) + " columns")
                              .with("found", "none is given"));
    return std::nullopt;
  }
  auto unknown = unknown_relation(item, "attribute", vocabulary);
  if (const std::string hint = value_hint(item, vocabulary); !hint.empty()) {
    unknown.mend.reset();
    unknown.notes.push_back("`" + item.text + "` is a value: " + hint);
  }
  diagnostics.push_back(std::move(unknown));
  return std::nullopt;
}

/// Attribute and value side by side, in either order.
std::optional<Reading> read_two(const Phrase& phrase, Span span, const Vocabulary& vocabulary,
                                std::vector<Diagnostic>& diagnostics) {
  const Item& left = phrase.items[0];
  const Item& right = phrase.items[1];
  const auto forward = named_relation(left, 1, vocabulary);
  const auto backward = named_relation(right, 1, vocabulary);
  const bool forward_fits = forward && fits(right, column_type(*forward, 0, vocabulary), vocabulary);
  const bool backward_fits = backward && fits(left, column_type(*backward, 0, vocabulary), vocabulary);
  if (forward_fits && backward_fits) {
    diagnostics.push_back(Diagnostic{Code::AmbiguousPhrase, span}
                              .with("phrase", written(phrase))
                              .note("either `" + left.text + " is " + written(right) + "`")
                              .note("or `" + right.text + " is " + written(left) + "`"));
    return std::nullopt;
  }
  if (forward_fits || (forward && !backward_fits)) return Reading{*forward, {right}};  // value_of words a bad value
  if (backward) return Reading{*backward, {left}};

  // Neither names an attribute: the word that is nearer to one is taken to be the misspelt one.
  const auto names = relation_names(vocabulary, "attribute");
  const bool right_near = is_word(right) && !nearest(right.text, names).empty();
  const bool left_near = is_word(left) && !nearest(left.text, names).empty();
  if (!is_word(left) && !is_word(right)) {
    diagnostics.push_back(Diagnostic{Code::UnreadablePhrase, span}.with("phrase", written(phrase)));
    return std::nullopt;
  }
  const bool take_right = is_word(right) && (right_near || !is_word(left)) && !(left_near && value_hint(left, vocabulary).empty());
  diagnostics.push_back(unknown_relation(take_right ? right : left, "attribute", vocabulary));
  return std::nullopt;
}

std::optional<Reading> read_infix(const Phrase& phrase, Span span, const Vocabulary& vocabulary,
                                  std::vector<Diagnostic>& diagnostics) {
  const Item& middle = phrase.items[1];
  if (const auto id = named_relation(middle, 2, vocabulary)) return Reading{*id, {phrase.items[0], phrase.items[2]}};
  if (is_word(middle)) {
    if (const auto id = vocabulary.relation(middle.text)) {
      const Relation& relation = vocabulary.program.relation(*id);
      const std::size_t count = relation.columns.size();
      diagnostics.push_back(Diagnostic{Code::WrongArity, span}
                                .with("relation", relation.name)
                                .with("expected", std::to_string(count) + (count == 1 ? " column" : " columns"))
                                .with("found", "two are given"));
      return std::nullopt;
    }
  }
  // An attribute at either end: most likely an `and` or `is` is missing.
  for (const std::size_t end : {std::size_t{0}, std::size_t{2}}) {
    if (!named_relation(phrase.items[end], 1, vocabulary)) continue;
    diagnostics.push_back(Diagnostic{Code::UnreadablePhrase, span}
                              .with("phrase", written(phrase))
                              .note("conditions are joined by `and` or `or`"));
    return std::nullopt;
  }
  if (!is_word(middle)) {
    diagnostics.push_back(Diagnostic{Code::UnreadablePhrase, span}
                              .with("phrase", written(phrase))
                              .note("a relation stands between its two columns: `?framework written-in ?language`"));
    return std::nullopt;
  }
  diagnostics.push_back(unknown_relation(middle, "relation", vocabulary));
  return std::nullopt;
}

}  // namespace

std::optional<Reading> read_phrase(const Phrase& phrase, Span span, const Vocabulary& vocabulary,
                                   std::vector<Diagnostic>& diagnostics) {
  switch (phrase.items.size()) {
    case 1: return read_one(phrase, vocabulary, diagnostics);
    case 2: return read_two(phrase, span, vocabulary, diagnostics);
    case 3: return read_infix(phrase, span, vocabulary, diagnostics);
    default: break;
  }
  diagnostics.push_back(Diagnostic{Code::UnreadablePhrase, span}
                            .with("phrase", written(phrase))
                            .note("conditions are joined by `and` or `or`; a name of several words is quoted"));
  return std::nullopt;
}

std::optional<Reading> read_call(const Call& call, Span span, const Vocabulary& vocabulary,
                                 std::vector<Diagnostic>& diagnostics) {
  const Item name{.kind = Item::Kind::word, .text = call.relation.text, .span = call.relation.span};
  const auto id = vocabulary.relation(call.relation.text);
  if (!id) {
    diagnostics.push_back(unknown_relation(name, "relation", vocabulary));
    return std::nullopt;
  }
  const Relation& relation = vocabulary.program.relation(*id);
  const std::size_t count = relation.columns.size();
  Reading reading{*id, std::vector<Item>(count, Item{.kind = Item::Kind::variable, .text = "_", .span = span})};
  const bool by_name = std::any_of(call.arguments.begin(), call.arguments.end(), [](const auto& a) { return a.column.has_value(); });
  if (!by_name && call.arguments.size() != count) {
    const std::size_t given = call.arguments.size();
    diagnostics.push_back(Diagnostic{Code::WrongArity, span}
                              .with("relation", relation.name)
                              .with("expected", std::to_string(count) + (count == 1 ? " column" : " columns"))
                              .with("found", std::to_string(given) + (given == 1 ? " is given" : " are given"))
                              .label(relation.span, "declared here"));
    return std::nullopt;
  }
  std::vector<bool> filled(count, false);
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    const Call::Argument& argument = call.arguments[i];
    std::size_t column = i;
    if (argument.column) {
      const auto found = std::find_if(relation.columns.begin(), relation.columns.end(),
                                      [&](const Column& c) { return c.name == argument.column->text; });
      column = static_cast<std::size_t>(found - relation.columns.begin());
    }
    if (column >= count) {
      std::vector<std::string> names;
      for (const Column& c : relation.columns) names.push_back(c.name);
      const Span place = argument.column ? argument.column->span : argument.value.span;
      const std::string wrong = argument.column ? argument.column->text : written(argument.value);
      diagnostics.push_back(Diagnostic{Code::UnknownName, place}
                                .with("kind", "column of `" + relation.name + "`")
                                .with("name", wrong)
                                .did_you_mean(nearest(wrong, names)));
      return std::nullopt;
    }
    if (filled[column]) {
      diagnostics.push_back(Diagnostic{Code::ColumnGivenTwice, argument.value.span}
                                .with("column", relation.columns[column].name)
                                .with("relation", relation.name));
      return std::nullopt;
    }
    filled[column] = true;
    reading.items[column] = argument.value;
  }
  return reading;
}

std::optional<RelationId> read_subject(const IsPhrase& phrase, const Vocabulary& vocabulary,
                                       std::vector<Diagnostic>& diagnostics) {
  if (phrase.subject.size() != 1) {
    diagnostics.push_back(Diagnostic{Code::UnreadablePhrase, phrase.subject.front().span}
                              .with("phrase", written(Phrase{phrase.subject}) + " is …")
                              .note("one attribute stands before `is`"));
    return std::nullopt;
  }
  const Item& subject = phrase.subject.front();
  if (const auto id = named_relation(subject, 1, vocabulary)) return id;
  diagnostics.push_back(unknown_relation(subject, "attribute", vocabulary));
  return std::nullopt;
}

Diagnostic unknown_relation(const Item& item, std::string_view kind, const Vocabulary& vocabulary) {
  const Near near = nearest(item.text, relation_names(vocabulary, kind));
  auto unknown = Diagnostic{Code::UnknownName, item.span}.with("kind", kind).with("name", written(item)).did_you_mean(near);
  if (!near.empty()) unknown.labels.push_back({vocabulary.program.relation(*vocabulary.relation(near.name)).span, "declared here"});
  return unknown;
}

std::string written(const Phrase& phrase) {
  std::string out;
  for (const Item& item : phrase.items) out += (out.empty() ? "" : " ") + written(item);
  return out;
}

}  // namespace counsel::lang
