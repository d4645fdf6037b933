#include "engine/lang/usage_words.h"

#include <algorithm>

#include "engine/lang/sentence.h"

namespace counsel::lang {

namespace {

class Collector {
 public:
  explicit Collector(UsageWords& words) : words_(words) {}

  void read(const Condition& condition) {
    struct Visit {
      Collector& self;
      void operator()(const Phrase& form) const { self.read_phrase(form); }
      void operator()(const IsPhrase& form) const { self.read_is(form); }
      void operator()(const Call&) const {}
      void operator()(const Comparison& form) const {
        self.read_side(form.left);
        self.read_side(form.right);
        // `concurrency = high`: the left one is compared with the right one.
        if (form.left->op == Operator::leaf && form.left->leaf.kind == Item::Kind::word)
          self.words_.attributes.insert(form.left->leaf.text);
        const bool with_word = form.right->op == Operator::leaf && form.right->leaf.kind == Item::Kind::word;
        const bool ordered = form.comparator > Comparator::not_equal && form.comparator < Comparator::contains;
        const bool with_number = form.left->op != Operator::leaf || form.left->leaf.kind == Item::Kind::integer ||
                                 form.left->leaf.kind == Item::Kind::number;
        if (with_word && (ordered || with_number)) self.words_.attributes.insert(form.right->leaf.text);
      }
      void operator()(const EveryPhrase& form) const {
        self.read(form.where.front());
        self.read(form.has.front());
      }
      void operator()(const Not& form) const { self.read(form.operand.front()); }
      void operator()(const And& form) const {
        for (const Condition& operand : form.operands) self.read(operand);
      }
      void operator()(const Or& form) const {
        for (const Condition& operand : form.operands) self.read(operand);
      }
    };
    std::visit(Visit{*this}, condition.form);
  }

 private:
  void read_phrase(const Phrase& phrase) {
    if (phrase.items.size() != 2) return;
    const Item& left = phrase.items[0];
    const Item& right = phrase.items[1];
    if (is_word(left) && is_word(right)) {
      words_.partners[left.text].insert(right.text);
      words_.partners[right.text].insert(left.text);
    } else if (is_word(left)) {
      words_.attributes.insert(left.text);
    } else if (is_word(right)) {
      words_.attributes.insert(right.text);
    }
  }

  void read_is(const IsPhrase& is) {
    if (is.subject.size() == 1 && is_word(is.subject.front())) words_.attributes.insert(is.subject.front().text);
    for (const Item& value : is.values)
      if (is_word(value)) words_.values.insert(value.text);
  }

  /// What is computed with is an attribute.
  void read_side(const Expression& expression) {
    for (const AggregateSyntax& aggregate : expression.aggregate) read(aggregate.where.front());
    for (const Expression& operand : expression.operands) {
      if (operand.op == Operator::leaf && operand.leaf.kind == Item::Kind::word)
        words_.attributes.insert(operand.leaf.text);
      read_side(operand);
    }
  }

  UsageWords& words_;
};

}  // namespace

bool is_word(const Item& item) { return item.kind == Item::Kind::word || item.kind == Item::Kind::quoted; }

bool is_candidate_verb(std::string_view heading) {
  constexpr Verb kVerbs[] = {Verb::suggests, Verb::discourages, Verb::excludes, Verb::cautions};
  return std::ranges::any_of(kVerbs, [&](Verb verb) { return verb_text(verb) == heading; });
}

UsageWords words_of(const SyntaxTree& tree, const Vocabulary& vocabulary) {
  UsageWords words;
  for (std::size_t i = 0; i < vocabulary.program.declared; ++i)
    words.attributes.insert(vocabulary.program.relations[i].name);
  for (const Kind& kind : vocabulary.program.kinds)
    for (const Kind::Member& member : kind.members) words.values.insert(member.name);
  Collector collector(words);
  for (const Statement& statement : tree.statements) {
    if (const auto* rule = std::get_if<RuleStatement>(&statement.form)) {
      collector.read(rule->condition);
      for (const Conclusion& conclusion : rule->conclusions) {
        for (const Condition& fact : conclusion.facts) collector.read(fact);
        for (const Item& candidate : conclusion.candidates)
          if (is_word(candidate)) words.values.insert(candidate.text);
      }
    } else if (const auto* table = std::get_if<TableStatement>(&statement.form)) {
      for (const Word& heading : table->conditions) words.attributes.insert(heading.text);
    } else if (const auto* example = std::get_if<ExampleStatement>(&statement.form)) {
      for (const GivenSyntax& given : example->given) collector.read(given.fact);
    }
  }
  return words;
}

Pair UsageWords::pair(const Item& left, const Item& right) const {
  const Pair forward{&left, &right}, backward{&right, &left};
  if (!is_word(left) || !is_word(right)) return is_word(left) ? forward : is_word(right) ? backward : Pair{};
  const bool left_is = attributes.contains(left.text), right_is = attributes.contains(right.text);
  if (left_is != right_is) return left_is ? forward : backward;
  const bool left_value = values.contains(left.text), right_value = values.contains(right.text);
  if (left_value != right_value) return left_value ? backward : forward;
  const auto count = [&](const Item& item) {
    const auto found = partners.find(item.text);
    return found == partners.end() ? std::size_t{0} : found->second.size();
  };
  return count(left) > count(right) ? forward : backward;
}

}  // namespace counsel::lang
