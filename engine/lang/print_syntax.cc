#include "engine/lang/print_syntax.h"

#include <string_view>

#include "engine/base/value.h"

namespace counsel::lang {

namespace {

constexpr std::string_view kOperators[] = {"leaf", "-",   "+",   "-",   "*",      "/",    "mod",
                                           "abs",  "min", "max", "length", "lower"};
constexpr std::string_view kComparators[] = {"=",           "!=",              "<",         "<=",           ">",
                                             ">=",          "contains",        "",          "starts-with",  "",
                                             "ends-with",   "",                "matches",   ""};
constexpr std::string_view kAggregates[] = {"count", "sum", "min", "max", "average"};
constexpr std::string_view kVerbs[] = {"implies", "suggests", "discourages", "excludes", "cautions"};

// Declared before List, which prints them all.
std::string text_of(const Condition&);
std::string text_of(const Expression&);
std::string text_of(const Call::Argument&);
std::string text_of(const CitationSyntax&);
std::string text_of(const TypeSyntax&);
std::string text_of(const KindStatement::Member&);
std::string text_of(const AttributeStatement::ValueLabel&);
std::string text_of(const RelationStatement::ColumnSyntax&);
std::string text_of(const FactsStatement::Row&);
std::string text_of(const TableStatement::Cell&);
std::string text_of(const TableStatement::Row&);
std::string text_of(const Validity&);
std::string text_of(const GivenSyntax&);
std::string text_of(const Strength&);
std::string text_of(const Conclusion&);
std::string text_of(const ExpectationSyntax&);

std::string text_of(const Word& word) { return word.quoted ? quoted(word.text) : word.text; }

std::string text_of(const Item& item) {
  switch (item.kind) {
    case Item::Kind::word:
      return item.text;
    case Item::Kind::quoted:
      return quoted(item.text);
    case Item::Kind::variable:
      return std::string(1, '?') + item.text;
    case Item::Kind::integer:
      return to_source(item.integer);
    case Item::Kind::number:
      return to_source(item.number);
    case Item::Kind::date:
      return to_source(item.date);
  }
  return {};
}

/// Builds "(head part part)".
class List {
 public:
  explicit List(std::string_view head = {}) : out_(1, '(') { out_ += head; }
  List& add(const std::string& text) {
    if (out_.size() > 1) out_ += ' ';
    out_ += text;
    return *this;
  }
  template <class Part>
  List& add(const Part& part) {
    return add(text_of(part));
  }
  template <class Part>
  List& add(const std::optional<Part>& part) {
    return part ? add(*part) : *this;
  }
  template <class Part>
  List& add(const std::vector<Part>& parts) {
    for (const Part& part : parts) add(part);
    return *this;
  }
  std::string end() const { return out_ + ")"; }

 private:
  std::string out_;
};

std::string text_of(const Condition& condition) { return print(condition); }

std::string text_of(const Expression& expression) {
  if (expression.op == Operator::leaf) return text_of(expression.leaf);
  if (expression.op == Operator::aggregate) {
    const AggregateSyntax& aggregate = expression.aggregate.front();
    return List(kAggregates[static_cast<std::size_t>(aggregate.function)])
        .add(aggregate.operand)
        .add(List("where").add(aggregate.where).end())
        .end();
  }
  return List(kOperators[static_cast<std::size_t>(expression.op)]).add(expression.operands).end();
}

std::string text_of(const Call::Argument& argument) {
  return (argument.column ? text_of(*argument.column) + ": " : "") + text_of(argument.value);
}

std::string text_of(const CitationSyntax& citation) {
  return List("source").add(citation.document).add(citation.locator).end();
}

std::string text_of(const TypeSyntax& type) {
  constexpr std::string_view kForms[] = {"yes-or-no", "one-of", "any-of", "integer",
                                        "number",    "date",   "text",   "name",    "named"};
  List list(kForms[static_cast<std::size_t>(type.form)]);
  list.add(type.words);
  if (type.from) list.add(List("from").add(*type.from).end());
  if (type.to) list.add(List("to").add(*type.to).end());
  return list.end();
}

std::string text_of(const KindStatement::Member& member) {
  List list(text_of(member.name));
  list.add(member.label);
  if (!member.also.empty()) list.add(List("also").add(member.also).end());
  return list.end();
}

std::string text_of(const AttributeStatement::ValueLabel& label) {
  return List("label").add(label.value).add(label.label).end();
}

std::string text_of(const RelationStatement::ColumnSyntax& column) {
  return List(text_of(column.name)).add(column.type).end();
}

std::string text_of(const FactsStatement::Row& row) {
  List list("row");
  for (const auto& cell : row.cells) list.add(cell ? text_of(*cell) : std::string("-"));
  return list.end();
}

std::string text_of(const TableStatement::Cell& cell) {
  using Form = TableStatement::Cell::Form;
  if (cell.form == Form::any) return "-";
  List list(cell.form == Form::comparison ? kComparators[static_cast<std::size_t>(cell.comparator)]
            : cell.form == Form::range    ? ".."
            : cell.negated                ? "not"
                                          : "");
  return list.add(cell.values).end();
}

std::string text_of(const TableStatement::Row& row) { return List("row").add(row.cells).end(); }

std::string text_of(const Validity& validity) {
  List list("valid");
  if (validity.from) list.add(List("from").add(*validity.from).end());
  if (validity.until) list.add(List("until").add(*validity.until).end());
  return list.end();
}

std::string text_of(const GivenSyntax& given) {
  if (!given.certainty) return text_of(given.fact);
  return List("certainty").add(*given.certainty).add(given.fact).end();
}

std::string text_of(const Strength& strength) {
  constexpr std::string_view kForms[] = {"plain", "strongly", "weakly", "certainty"};
  if (strength.form == Strength::Form::certainty) return List("certainty").add(strength.certainty).end();
  return std::string(kForms[static_cast<std::size_t>(strength.form)]);
}

std::string text_of(const Conclusion& conclusion) {
  List list(kVerbs[static_cast<std::size_t>(conclusion.verb)]);
  list.add(conclusion.facts).add(conclusion.candidates);
  if (conclusion.strength.form != Strength::Form::plain) list.add(conclusion.strength);
  if (!conclusion.for_each.empty()) list.add(List("for-each").add(conclusion.for_each).end());
  if (conclusion.text) list.add(List("text").add(*conclusion.text).end());
  return list.end();
}

std::string text_of(const ExpectationSyntax& expected) {
  using Form = ExpectationSyntax::Form;
  constexpr std::string_view kForms[] = {
      "first", "in-top", "above", "excluded", "because", "no-recommendation", "nothing-fits", "contradiction", "fact"};
  List list(kForms[static_cast<std::size_t>(expected.form)]);
  if (expected.form <= Form::because) list.add(expected.subject);
  if (expected.form == Form::in_top) list.add(std::to_string(expected.count));
  if (expected.form == Form::above) list.add(expected.other);
  list.add(expected.rule).add(expected.fact);
  return expected.negated ? List("not").add(list.end()).end() : list.end();
}

struct ConditionPrinter {
  std::string operator()(const Phrase& phrase) const { return List().add(phrase.items).end(); }
  std::string operator()(const IsPhrase& is) const {
    constexpr std::string_view kForms[] = {"", "-one-of", "-known", "-unknown"};
    List list(std::string(is.negated ? "is-not" : "is") + std::string(kForms[static_cast<std::size_t>(is.form)]));
    return list.add(List().add(is.subject).end()).add(is.values).end();
  }
  std::string operator()(const Call& call) const { return List("call").add(call.relation).add(call.arguments).end(); }
  std::string operator()(const Comparison& comparison) const {
    return List(kComparators[static_cast<std::size_t>(comparison.comparator)])
        .add(comparison.left)
        .add(comparison.right)
        .end();
  }
  std::string operator()(const EveryPhrase& every) const {
    return List("every")
        .add(every.variable)
        .add(List("where").add(every.where).end())
        .add(List("has").add(every.has).end())
        .end();
  }
  std::string operator()(const Not& negation) const { return List("not").add(negation.operand).end(); }
  std::string operator()(const And& all) const { return List("and").add(all.operands).end(); }
  std::string operator()(const Or& any) const { return List("or").add(any.operands).end(); }
};

/// "(valid …)" where there is any, and "(overrides …)".
List& add_scope(List& list, const Validity& validity, const std::vector<Word>& overrides) {
  if (validity.from || validity.until) list.add(validity);
  if (!overrides.empty()) list.add(List("overrides").add(overrides).end());
  return list;
}

struct StatementPrinter {
  std::string operator()(const UseStatement& use) const { return List("use").add(use.path).end(); }
  std::string operator()(const SourceStatement& source) const {
    return List("source").add(source.id).add(source.title).end();
  }
  std::string operator()(const KindStatement& kind) const {
    return List("kind").add(kind.name).add(kind.members).end();
  }
  std::string operator()(const AttributeStatement& attribute) const {
    List list("attribute");
    list.add(attribute.name).add(attribute.type);
    if (attribute.uncertain) list.add(std::string("uncertain"));
    if (attribute.question) list.add(List("ask").add(*attribute.question).end());
    list.add(attribute.labels);
    if (attribute.default_value) list.add(List("default").add(*attribute.default_value).end());
    if (attribute.cost) list.add(List("cost").add(*attribute.cost).end());
    if (attribute.fixed) list.add(std::string("fixed"));
    if (attribute.personal) list.add(std::string("personal"));
    return list.end();
  }
  std::string operator()(const RelationStatement& relation) const {
    List list("relation");
    list.add(relation.name).add(relation.columns);
    if (relation.uncertain) list.add(std::string("uncertain"));
    if (relation.one_per)
      list.add(List("one").add(relation.one_per->column).add(List("per").add(relation.one_per->per).end()).end());
    return list.end();
  }
  std::string operator()(const DecisionStatement& decision) const {
    List list("decision");
    list.add(decision.name).add(decision.type);
    if (decision.question) list.add(List("ask").add(*decision.question).end());
    if (decision.confident) list.add(List("confident").add(*decision.confident).end());
    return list.end();
  }
  std::string operator()(const FactStatement& fact) const {
    List list("fact");
    list.add(fact.fact);
    if (fact.certainty) list.add(List("certainty").add(*fact.certainty).end());
    return add_scope(list, fact.validity, {}).add(fact.citations).end();
  }
  std::string operator()(const FactsStatement& facts) const {
    List list("facts");
    list.add(facts.relation);
    add_scope(list, facts.validity, {}).add(facts.citations);
    if (facts.file) return list.add(List("from").add(*facts.file).end()).end();
    return list.add(List("columns").add(facts.columns).end()).add(facts.rows).end();
  }
  std::string operator()(const RuleStatement& rule) const {
    List list("rule");
    list.add(rule.name).add(rule.label).add(List("when").add(rule.condition).end()).add(rule.conclusions);
    if (rule.because) list.add(List("because").add(*rule.because).end());
    return add_scope(list, rule.validity, rule.overrides).add(rule.citations).end();
  }
  std::string operator()(const TableStatement& table) const {
    List list("table");
    list.add(table.name).add(table.label);
    if (table.unique) list.add(std::string("unique"));
    add_scope(list, table.validity, table.overrides).add(table.citations);
    list.add(List("if").add(table.conditions).end()).add(List("then").add(table.conclusions).end());
    return list.add(table.rows).end();
  }
  std::string operator()(const ExampleStatement& example) const {
    List list("example");
    list.add(example.name).add(example.label);
    if (!example.given.empty()) list.add(List("given").add(example.given).end());
    return list.add(List("expect").add(example.expectations).end()).end();
  }
};

}  // namespace

std::string print(const Condition& condition) { return std::visit(ConditionPrinter{}, condition.form); }

std::string print(const Statement& statement) { return std::visit(StatementPrinter{}, statement.form); }

std::string print(const SyntaxTree& tree) {
  std::string out;
  for (const Statement& statement : tree.statements) out += print(statement) + "\n";
  return out;
}

}  // namespace counsel::lang
