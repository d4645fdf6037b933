#include <map>
#include <string>

#include "engine/analyze/analyses.h"

namespace counsel::analyze {

namespace {

using lang::Item;

/// Where the variables of one rule stand, in the order of their names.
class Places {
 public:
  explicit Places(const lang::RuleStatement& rule) {
    note(rule.condition);
    for (const lang::Conclusion& conclusion : rule.conclusions) {
      for (const lang::Condition& fact : conclusion.facts) note(fact);
      for (const Item& candidate : conclusion.candidates) {
        note(candidate);
        note(candidate);  // it ranges over the candidates, and is of use alone
      }
      note(conclusion.strength.certainty);
      for (const Item& each : conclusion.for_each) note(each);
      if (conclusion.text) note_text(conclusion.text->text);
    }
    if (rule.because) note_text(rule.because->text);
  }

  struct Use {
    Span first;
    std::size_t count = 0;
  };
  std::map<std::string, Use> uses;

 private:
  void note(const Item& item) {
    if (item.kind != Item::Kind::variable || item.text.starts_with('_')) return;
    Use& use = uses[item.text];
    if (use.count++ == 0) use.first = item.span;
  }
  void note(const std::vector<Item>& items) {
    for (const Item& item : items) note(item);
  }
  void note(const lang::Expression& expression) {
    note(expression.leaf);
    for (const lang::Expression& operand : expression.operands) note(operand);
    for (const lang::AggregateSyntax& aggregate : expression.aggregate) {
      note(aggregate.operand);
      note(aggregate.where);
    }
  }
  void note(const std::vector<lang::Condition>& conditions) {
    for (const lang::Condition& condition : conditions) note(condition);
  }
  void note(const lang::Condition& condition) {
    std::visit([this](const auto& form) { note_form(form); }, condition.form);
  }

  void note_form(const lang::Phrase& form) { note(form.items); }
  void note_form(const lang::IsPhrase& form) {
    note(form.subject);
    note(form.values);
  }
  void note_form(const lang::Call& form) {
    for (const lang::Call::Argument& argument : form.arguments) note(argument.value);
  }
  void note_form(const lang::Comparison& form) {
    note(form.left);
    note(form.right);
  }
  void note_form(const lang::EveryPhrase& form) {
    note(form.variable);
    note(form.where);
    note(form.has);
  }
  void note_form(const lang::Not& form) { note(form.operand); }
  void note_form(const lang::And& form) { note(form.operands); }
  void note_form(const lang::Or& form) { note(form.operands); }

  /// `{?x}` in a text that is shown.
  void note_text(std::string_view text) {
    for (std::size_t open = text.find("{?"); open != text.npos; open = text.find("{?", open + 1)) {
      const auto use = uses.find(std::string(text.substr(open + 2, text.find('}', open) - open - 2)));
      if (use != uses.end()) ++use->second.count;
    }
  }
};

}  // namespace

void find_lone_variables(const Subject& subject, Findings& findings) {
  for (const lang::Statement& statement : subject.tree.statements) {
    const auto* rule = std::get_if<lang::RuleStatement>(&statement.form);
    if (!rule) continue;
    for (const auto& [name, use] : Places(*rule).uses)
      if (use.count == 1)
        findings.push_back(lang::Diagnostic{lang::Code::LoneVariable, use.first}
                               .with("variable", name)
                               .with("rule", rule->name.text)
                               .mended_by("`?_` matches anything", use.first, "?_"));
  }
}

}  // namespace counsel::analyze
