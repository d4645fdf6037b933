// Two passes: the first finds which names are attributes beyond doubt and which words stand side by side, the second
// reads every sentence.

#include "engine/lang/usage.h"

#include "engine/lang/usage_notes.h"
#include "engine/lang/usage_words.h"

namespace counsel::lang {

class UsageReader {
 public:
  UsageReader(const SyntaxTree& tree, const Vocabulary& vocabulary)
      : tree_(tree), words_(words_of(tree, vocabulary)), notes_(vocabulary) {}

  Usage read() {
    for (const Statement& statement : tree_.statements) {
      notes_.begin_statement();
      std::visit([this](const auto& form) { read_statement(form); }, statement.form);
    }
    return std::move(notes_).finished();
  }

 private:
  // Declarations are no uses.
  void read_statement(const UseStatement&) {}
  void read_statement(const SourceStatement&) {}
  void read_statement(const KindStatement&) {}
  void read_statement(const AttributeStatement&) {}
  void read_statement(const RelationStatement&) {}
  void read_statement(const DecisionStatement&) {}

  void read_statement(const FactStatement& fact) {
    read(fact.fact);
    notes_.cite(fact.citations);
  }

  void read_statement(const FactsStatement& facts) {
    notes_.cite(facts.citations);
    if (facts.columns.empty()) return;
    RelationUse* relation = notes_.relation(facts.relation.text, facts.columns.size());
    if (!relation) return;
    for (std::size_t i = 0; i < facts.columns.size(); ++i) notes_.name_column(*relation, i, facts.columns[i].text);
    for (const FactsStatement::Row& row : facts.rows)
      for (std::size_t i = 0; i < row.cells.size() && i < relation->places.size(); ++i)
        if (row.cells[i]) notes_.put(relation->places[i], *row.cells[i]);
  }

  void read_statement(const RuleStatement& rule) {
    read(rule.condition);
    for (const Conclusion& conclusion : rule.conclusions) {
      for (const Condition& fact : conclusion.facts) conclude(fact);
      for (const Item& candidate : conclusion.candidates) notes_.put_candidate(candidate);
      if (conclusion.strength.certainty.kind == Item::Kind::variable)
        notes_.at(notes_.variable(conclusion.strength.certainty.text)).fraction = true;
    }
    notes_.cite(rule.citations);
  }

  void read_statement(const TableStatement& table) {
    notes_.cite(table.citations);
    for (const TableStatement::Row& row : table.rows)
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const bool condition = i < table.conditions.size();
        const std::size_t column = condition ? i : i - table.conditions.size();
        if (!condition && column >= table.conclusions.size()) break;
        read_cell((condition ? table.conditions : table.conclusions)[column], row.cells[i], condition);
      }
  }

  void read_statement(const ExampleStatement& example) {
    for (const GivenSyntax& given : example.given) read(given.fact);
    for (const GivenSyntax& given : example.given) note_values(given.fact, seen_);
    seen_.clear();
    for (const ExpectationSyntax& expectation : example.expectations) {
      for (const Condition& fact : expectation.fact) read(fact);
      const bool about_candidate = expectation.fact.empty() && !expectation.subject.text.empty();
      if (about_candidate) notes_.put_candidate(expectation.subject);
      if (!expectation.other.text.empty()) notes_.put_candidate(expectation.other);
    }
  }

  void read_cell(const Word& heading, const TableStatement::Cell& cell, bool condition) {
    if (!condition && (heading.text == "strength" || heading.text == "because")) return;
    const bool verb = !condition && is_candidate_verb(heading.text);
    AttributeUse* attribute = verb ? nullptr : notes_.attribute(heading.text);
    if (attribute && !condition) attribute->concluded = true;
    for (const Item& value : cell.values) {
      if (verb)
        notes_.put_candidate(value);
      else if (attribute)
        notes_.put(attribute->place, value);
    }
  }

  /// Reads a condition; what `and` joins may show that an attribute has several values.
  void read(const Condition& condition) {
    struct Visit {
      UsageReader& self;
      void operator()(const Phrase& form) const { self.read_phrase(form); }
      void operator()(const IsPhrase& form) const { self.read_is(form); }
      void operator()(const Call& form) const { self.read_call(form); }
      void operator()(const Comparison& form) const { self.read_comparison(form); }
      void operator()(const EveryPhrase& form) const {
        self.read(form.where.front());
        self.read(form.has.front());
      }
      void operator()(const Not& form) const { self.read(form.operand.front()); }
      void operator()(const And& form) const {
        for (const Condition& operand : form.operands) self.read(operand);
        Values seen;
        for (const Condition& operand : form.operands) self.note_values(operand, seen);
      }
      void operator()(const Or& form) const {
        for (const Condition& operand : form.operands) self.read(operand);
      }
    };
    std::visit(Visit{*this}, condition.form);
  }

  void conclude(const Condition& fact) {
    read(fact);
    const auto* negation = std::get_if<Not>(&fact.form);
    if (AttributeUse* attribute = attribute_of(negation ? negation->operand.front() : fact))
      attribute->concluded = true;
  }

  void read_phrase(const Phrase& phrase) {
    const std::vector<Item>& items = phrase.items;
    if (items.size() == 1 && is_word(items[0])) {
      if (AttributeUse* attribute = notes_.attribute(items[0].text)) notes_.at(attribute->place).yes_or_no = true;
    } else if (items.size() == 2) {
      const Pair pair = words_.pair(items[0], items[1]);
      if (!pair.attribute) return;
      if (AttributeUse* attribute = notes_.attribute(pair.attribute->text)) {
        notes_.put(attribute->place, *pair.value);
        if (pair.value->kind == Item::Kind::variable) attribute->several = true;
      } else {
        notes_.put_declared(pair.attribute->text, 0, *pair.value);
      }
    } else if (items.size() == 3 && is_word(items[1])) {
      if (RelationUse* relation = notes_.relation(items[1].text, 2)) {
        notes_.put_column(*relation, 0, items[0]);
        notes_.put_column(*relation, 1, items[2]);
      } else {
        notes_.put_declared(items[1].text, 0, items[0]);
        notes_.put_declared(items[1].text, 1, items[2]);
      }
    }
  }

  void read_is(const IsPhrase& is) {
    if (is.subject.size() != 1) return;
    const Item& subject = is.subject.front();
    if (subject.kind == Item::Kind::variable) {
      for (const Item& value : is.values) notes_.put(notes_.variable(subject.text), value);
    } else if (AttributeUse* attribute = notes_.attribute(subject.text)) {
      for (const Item& value : is.values) {
        if (value.kind == Item::Kind::word && value.text == "none")
          attribute->several = true;
        else
          notes_.put(attribute->place, value);
      }
    } else {
      for (const Item& value : is.values) notes_.put_declared(subject.text, 0, value);
    }
  }

  void read_call(const Call& call) {
    RelationUse* relation = notes_.relation(call.relation.text, call.arguments.size());
    for (std::size_t i = 0; i < call.arguments.size(); ++i) {
      const Call::Argument& argument = call.arguments[i];
      if (relation && i < relation->places.size()) {
        notes_.put_column(*relation, i, argument.value);
        if (argument.column) notes_.name_column(*relation, i, argument.column->text);
      } else if (!relation && !argument.column) {
        notes_.put_declared(call.relation.text, i, argument.value);
      }
    }
  }

  void read_comparison(const Comparison& comparison) {
    const auto left = side(comparison.left), right = side(comparison.right);
    if (left && right) notes_.unite(*left, *right);
    const auto either = left ? left : right;
    if (!either) return;
    if (comparison.left->op == Operator::leaf && !left) notes_.put(*either, comparison.left->leaf);
    if (comparison.right->op == Operator::leaf && !right) notes_.put(*either, comparison.right->leaf);
    if (comparison.comparator >= Comparator::contains) notes_.at(*either).text = true;
    const bool computed = comparison.left->op != Operator::leaf || comparison.right->op != Operator::leaf;
    const bool ordered = comparison.comparator > Comparator::not_equal && comparison.comparator < Comparator::contains;
    if ((ordered && notes_.at(*either).values.empty()) || computed) notes_.at(*either).whole = true;
  }

  /// The place that one side of a comparison names; nothing where it is a value or computed.
  std::optional<PlaceId> side(const Expression& expression) {
    if (expression.op != Operator::leaf) {
      read_operands(expression);
      return std::nullopt;
    }
    const Item& leaf = expression.leaf;
    if (leaf.kind == Item::Kind::variable && leaf.text != "_") return notes_.variable(leaf.text);
    if (leaf.kind != Item::Kind::word || !words_.attributes.contains(leaf.text)) return std::nullopt;
    const AttributeUse* attribute = notes_.attribute(leaf.text);
    return attribute ? std::optional(attribute->place) : std::nullopt;
  }

  /// What is computed with is a number, or a text for `length` and `lower`.
  void read_operands(const Expression& expression) {
    for (const AggregateSyntax& aggregate : expression.aggregate) {
      read(aggregate.where.front());
      if (aggregate.function != AggregateFunction::count)
        if (const auto place = side(aggregate.operand)) notes_.at(*place).whole = true;
    }
    const bool of_text = expression.op == Operator::length || expression.op == Operator::lower;
    for (const Expression& operand : expression.operands)
      if (const auto place = side(operand)) (of_text ? notes_.at(*place).text : notes_.at(*place).whole) = true;
  }

  // What an attribute is said to be beside what else, by its name.
  using Values = std::vector<std::pair<std::string, std::string>>;

  void note_values(const Condition& condition, Values& seen) {
    AttributeUse* attribute = attribute_of(condition);
    const Item* value = attribute ? value_in(condition) : nullptr;
    if (!value) return;
    for (const auto& [name, text] : seen)
      if (name == attribute->name && text != value->text) attribute->several = true;
    seen.emplace_back(attribute->name, value->text);
  }

  /// The attribute, used and not declared, that a phrase or `is` is about.
  AttributeUse* attribute_of(const Condition& condition) {
    if (const auto* is = std::get_if<IsPhrase>(&condition.form))
      return is->subject.size() == 1 && is_word(is->subject[0]) ? notes_.attribute(is->subject[0].text) : nullptr;
    const auto* phrase = std::get_if<Phrase>(&condition.form);
    if (phrase && phrase->items.size() == 1 && is_word(phrase->items[0])) return notes_.attribute(phrase->items[0].text);
    if (!phrase || phrase->items.size() != 2) return nullptr;
    const Pair pair = words_.pair(phrase->items[0], phrase->items[1]);
    return pair.attribute ? notes_.attribute(pair.attribute->text) : nullptr;
  }

  const Item* value_in(const Condition& condition) const {
    if (const auto* is = std::get_if<IsPhrase>(&condition.form))
      return is->form == IsPhrase::Form::value && !is->negated ? &is->values.front() : nullptr;
    const auto* phrase = std::get_if<Phrase>(&condition.form);
    return phrase && phrase->items.size() == 2 ? words_.pair(phrase->items[0], phrase->items[1]).value : nullptr;
  }

  const SyntaxTree& tree_;
  UsageWords words_;
  UsageNotes notes_;
  Values seen_;
};

Usage usage_of(const SyntaxTree& tree, const Vocabulary& vocabulary) { return UsageReader(tree, vocabulary).read(); }

}  // namespace counsel::lang
