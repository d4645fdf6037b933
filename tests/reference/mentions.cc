#include "tests/reference/mentions.h"

namespace counsel::reference {

namespace {

class Collector {
 public:
  explicit Collector(Mentions& out) : out_(out) {}

  void add(const lang::Condition& condition) {
    std::visit([this](const auto& form) { add(form); }, condition.form);
  }

 private:
  template <class Node>
  void add(const std::vector<Node>& nodes) {
    for (const Node& node : nodes) add(node);
  }
  void add(const lang::Item& item) {
    if (item.kind != lang::Item::Kind::variable)
      out_.words.insert(item.text);
    else if (item.text != "_" && depth_ == 0)
      out_.variables.insert(item.text);
  }
  void add(const lang::Expression& expression) {
    if (expression.op == lang::Operator::leaf) add(expression.leaf);
    add(expression.operands);
    add(expression.aggregate);
  }
  void add(const lang::AggregateSyntax& aggregate) {
    ++depth_;
    add(aggregate.operand);
    add(aggregate.where);
    --depth_;
  }
  void add(const lang::Phrase& phrase) { add(phrase.items); }
  void add(const lang::IsPhrase& phrase) {
    using Form = lang::IsPhrase::Form;
    if (phrase.form == Form::value || phrase.form == Form::one_of) add(phrase.subject);
    add(phrase.values);
  }
  void add(const lang::Call& call) {
    for (const lang::Call::Argument& argument : call.arguments) add(argument.value);
  }
  void add(const lang::Comparison& comparison) {
    add(comparison.left);
    add(comparison.right);
  }
  void add(const lang::EveryPhrase& every) {
    ++depth_;
    add(every.where);
    add(every.has);
    --depth_;
  }
  void add(const lang::Not& form) { add(form.operand); }
  void add(const lang::And& form) { add(form.operands); }
  void add(const lang::Or& form) { add(form.operands); }

  Mentions& out_;
  int depth_ = 0;  // in aggregates and `every`
};

}  // namespace

Mentions mentions(const lang::Condition& condition) {
  Mentions out;
  Collector(out).add(condition);
  return out;
}

}  // namespace counsel::reference
