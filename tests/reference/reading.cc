#include "tests/reference/reading.h"

#include <algorithm>

#include "tests/reference/aggregates.h"
#include "tests/reference/arithmetic.h"
#include "tests/reference/mentions.h"

namespace counsel::reference {

namespace {

using lang::Item;
using lang::Operator;

Truth truth_of(bool holds) { return holds ? Truth::yes : Truth::no; }

Truth opposite(Truth truth) { return truth == Truth::open ? Truth::open : truth_of(truth == Truth::no); }

/// Those of `inside` that have no name outside.
std::vector<std::string> own(const std::set<std::string>& inside, const Reading::Names& outside) {
  std::vector<std::string> out;
  for (const std::string& variable : inside)
    if (!outside.contains(variable)) out.push_back(variable);
  return out;
}

}  // namespace

Reading::Reading(const lang::Program& program, const Model& model) : program_(program), model_(model) {
  RowSet values;
  for (const auto& [relation, rows] : model)
    for (const auto& row : rows)
      for (const Value& value : row) values.insert({value});
  for (const auto& value : values) values_.push_back(value.front());
}

Truth Reading::truth(const lang::Condition& condition, const Names& names) const {
  return std::visit([&](const auto& form) { return truth(form, names); }, condition.form);
}

Truth Reading::truth(const lang::Not& form, const Names& names) const {
  return opposite(truth(form.operand.front(), names));
}

Truth Reading::truth(const lang::And& form, const Names& names) const {
  Truth least = Truth::yes;
  for (const lang::Condition& operand : form.operands) least = std::min(least, truth(operand, names));
  return least;
}

Truth Reading::truth(const lang::Or& form, const Names& names) const {
  Truth greatest = Truth::no;
  for (const lang::Condition& operand : form.operands) greatest = std::max(greatest, truth(operand, names));
  return greatest;
}

std::optional<RelationId> Reading::attribute(const Item& item) const {
  if (item.kind != Item::Kind::word) return std::nullopt;
  const auto id = program_.find_relation(item.text);
  return id && program_.relation(*id).attribute ? id : std::nullopt;
}

/// A question without an answer.
bool Reading::is_open(RelationId id) const {
  const auto& attribute = program_.relation(id).attribute;
  return attribute && attribute->asked && model_.at(attribute->known).empty();
}

Value Reading::value_of(const Item& item, const ColumnType& type, const Names& names) const {
  switch (item.kind) {
    case Item::Kind::variable:
      return names.at(item.text);
    case Item::Kind::integer:
      return type.type == Type::number ? Value(static_cast<double>(item.integer)) : Value(item.integer);
    case Item::Kind::number:
      return item.number;
    case Item::Kind::date:
      return item.date;
    case Item::Kind::word:
    case Item::Kind::quoted:
      break;
  }
  if (type.type == Type::yes_no) return item.text == "yes";
  if (type.type == Type::text) return Text{item.text};
  return Name{item.text};
}

Truth Reading::has_row(RelationId id, const std::vector<Item>& items, const Names& names) const {
  if (is_open(id)) return Truth::open;
  const auto& columns = program_.relation(id).columns;
  const auto fits = [&](const std::vector<Value>& row) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      const bool anything = items[i].kind == Item::Kind::variable && items[i].text == "_";
      if (!anything && row[i] != value_of(items[i], columns[i].type, names)) return false;
    }
    return true;
  };
  const RowSet& rows = model_.at(id);
  return truth_of(std::any_of(rows.begin(), rows.end(), fits));
}

Truth Reading::truth(const lang::Phrase& phrase, const Names& names) const {
  const auto& items = phrase.items;
  const Item yes{.kind = Item::Kind::word, .text = "yes"};
  if (items.size() == 1) return has_row(*attribute(items[0]), {yes}, names);
  if (items.size() == 3) return has_row(*program_.find_relation(items[1].text), {items[0], items[2]}, names);
  const auto first = attribute(items[0]);
  return first ? has_row(*first, {items[1]}, names) : has_row(*attribute(items[1]), {items[0]}, names);
}

Truth Reading::truth(const lang::IsPhrase& phrase, const Names& names) const {
  const Item& subject = phrase.subject.front();
  const auto about = attribute(subject);
  Truth out = Truth::no;
  if (phrase.form == lang::IsPhrase::Form::known || phrase.form == lang::IsPhrase::Form::unknown) {
    const bool known = !model_.at(program_.relation(*about).attribute->known).empty();
    out = truth_of(known == (phrase.form == lang::IsPhrase::Form::known));
  }
  for (const Item& value : phrase.values)
    out = std::max(out, about ? has_row(*about, {value}, names)
                              : truth_of(names.at(subject.text) == value_of(value, {Type::name, ""}, names)));
  return phrase.negated ? opposite(out) : out;
}

Truth Reading::truth(const lang::Call& call, const Names& names) const {
  const RelationId id = *program_.find_relation(call.relation.text);
  const auto& columns = program_.relation(id).columns;
  std::vector<Item> items(columns.size(), Item{.kind = Item::Kind::variable, .text = "_"});
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    const lang::Call::Argument& argument = call.arguments[i];
    const auto named = [&](const Column& each) { return each.name == argument.column->text; };
    const auto at = argument.column ? std::find_if(columns.begin(), columns.end(), named) - columns.begin()
                                    : static_cast<std::ptrdiff_t>(i);
    items[static_cast<std::size_t>(at)] = argument.value;
  }
  return has_row(id, items, names);
}

Reading::Result Reading::attribute_value(RelationId id) const {
  if (is_open(id)) return {Truth::open, std::nullopt};
  const RowSet& rows = model_.at(id);
  if (rows.empty()) return {Truth::no, std::nullopt};
  return {Truth::yes, rows.begin()->front()};
}

Reading::Result Reading::result(const lang::Expression& expression, const Names& names) const {
  if (expression.op == Operator::leaf) {
    if (const auto id = attribute(expression.leaf)) return attribute_value(*id);
    return {Truth::yes, value_of(expression.leaf, {Type::text, ""}, names)};
  }
  if (expression.op == Operator::aggregate) return aggregate(expression.aggregate.front(), names);
  Result out;
  std::vector<Value> values;
  for (const lang::Expression& operand : expression.operands) {
    const Result part = result(operand, names);
    out.there = std::min(out.there, part.there);
    if (part.value) values.push_back(*part.value);
  }
  if (out.there != Truth::yes) return out;
  out.value = values.size() == 1 ? compute(expression.op, values[0]) : values[0];
  for (std::size_t i = 1; i < values.size(); ++i) out.value = compute(expression.op, *out.value, values[i]);
  return out;
}

Truth Reading::truth(const lang::Comparison& comparison, const Names& names) const {
  const Result left = result(comparison.left, names);
  const Result right = result(comparison.right, names);
  const Truth there = std::min(left.there, right.there);
  return there == Truth::yes ? truth_of(holds(comparison.comparator, *left.value, *right.value)) : there;
}

void Reading::each_naming(const std::vector<std::string>& variables, Names names,
                          const std::function<void(const Names&)>& then) const {
  const auto next =
      std::find_if(variables.begin(), variables.end(), [&](const auto& name) { return !names.contains(name); });
  if (next == variables.end()) return then(names);
  for (const Value& value : values_) {
    names[*next] = value;
    each_naming(variables, names, then);
  }
}

Reading::Result Reading::aggregate(const lang::AggregateSyntax& syntax, const Names& names) const {
  const lang::Condition& where = syntax.where.front();
  const Mentions inside = mentions(where);
  for (const std::string& word : inside.words)
    if (const auto id = program_.find_relation(word); id && is_open(*id)) return {Truth::open, std::nullopt};
  std::vector<Value> values;
  each_naming(own(inside.variables, names), names, [&](const Names& named) {
    if (truth(where, named) == Truth::yes) values.push_back(named.at(syntax.operand.leaf.text));
  });
  const bool numbers = !values.empty() && std::holds_alternative<double>(values.front());
  const auto value = reference::aggregate(syntax.function, values, numbers ? Type::number : Type::integer);
  return {value ? Truth::yes : Truth::no, value};
}

Truth Reading::truth(const lang::EveryPhrase& every, const Names& names) const {
  const lang::Condition& where = every.where.front();
  const lang::Condition& has = every.has.front();
  for (const lang::Condition* part : {&where, &has})
    for (const std::string& word : mentions(*part).words)
      if (const auto id = program_.find_relation(word); id && is_open(*id)) return Truth::open;
  bool all = true;
  each_naming(own(mentions(where).variables, names), names, [&](const Names& named) {
    if (truth(where, named) != Truth::yes) return;
    bool any = false;
    each_naming(own(mentions(has).variables, named), named,
                [&](const Names& found) { any |= truth(has, found) == Truth::yes; });
    all &= any;
  });
  return truth_of(all);
}

}  // namespace counsel::reference
