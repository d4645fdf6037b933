#include "engine/lang/table_rules.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/lang/similar.h"
#include "engine/lang/types.h"

namespace counsel::lang {

namespace {

using Cell = TableStatement::Cell;

constexpr auto kVerbHeadings = std::to_array<std::pair<std::string_view, Verb>>(
    {{"suggests", Verb::suggests}, {"discourages", Verb::discourages}, {"excludes", Verb::excludes}});

Item named(const Word& word, Span span) { return {.kind = Item::Kind::word, .text = word.text, .span = span}; }

Condition is(const Word& attribute, std::vector<Item> values, Span span) {
  IsPhrase phrase{.subject = {named(attribute, span)}, .values = std::move(values)};
  if (phrase.values.size() > 1) phrase.form = IsPhrase::Form::one_of;
  return {std::move(phrase), span};
}

Condition compared(const Word& attribute, Comparator comparator, const Item& value, Span span) {
  return {Comparison{comparator, Expression{.leaf = named(attribute, span), .span = span},
                     Expression{.leaf = value, .span = value.span}, span},
          span};
}

/// What a cell demands of the attribute above it.
Condition condition_of(const Word& attribute, const Cell& cell) {
  Condition condition{And{}, cell.span};
  switch (cell.form) {
    case Cell::Form::any: return condition;
    case Cell::Form::values: condition = is(attribute, cell.values, cell.span); break;
    case Cell::Form::comparison:
      condition = compared(attribute, cell.comparator, cell.values.front(), cell.span);
      break;
    case Cell::Form::range:
      condition.form = And{{compared(attribute, Comparator::greater_equal, cell.values.front(), cell.span),
                            compared(attribute, Comparator::less_equal, cell.values.back(), cell.span)}};
      break;
  }
  if (cell.negated) return {Not{{std::move(condition)}}, cell.span};
  return condition;
}

class TableReader {
 public:
  TableReader(const TableStatement& table, const Vocabulary& vocabulary, std::vector<Diagnostic>& diagnostics)
      : table_(table), vocabulary_(vocabulary), diagnostics_(diagnostics) {}

  std::vector<RuleStatement> read() {
    if (!headings_are_known()) return {};
    std::vector<RuleStatement> rules;
    for (std::size_t i = 0; i < table_.rows.size(); ++i) rules.push_back(row(i));
    return rules;
  }

 private:
  bool is_attribute(const Word& heading) const {
    const auto id = vocabulary_.relation(heading.text);
    return id && vocabulary_.program.relation(*id).role == Role::attribute;
  }

  /// Of what a row implies: a strength is for what is uncertain.
  bool is_uncertain(const Conclusion& conclusion) const {
    const auto& fact = std::get<IsPhrase>(conclusion.facts.front().form);
    return vocabulary_.program.relation(*vocabulary_.relation(fact.subject.front().text)).uncertain;
  }

  static bool is_verb(const Word& heading) {
    return std::any_of(kVerbHeadings.begin(), kVerbHeadings.end(), [&](const auto& verb) { return verb.first == heading.text; });
  }

  bool headings_are_known() {
    const std::size_t said = diagnostics_.size();
    for (const Word& heading : table_.conditions)
      if (!is_attribute(heading)) unknown(heading, {});
    for (const Word& heading : table_.conclusions) {
      const bool word = is_verb(heading) || heading.text == "strength" || heading.text == "because";
      if (!word && !is_attribute(heading)) unknown(heading, {"suggests", "discourages", "excludes", "strength", "because"});
    }
    return diagnostics_.size() == said;
  }

  void unknown(const Word& heading, std::vector<std::string> names) {
    for (std::size_t i = 0; i < vocabulary_.program.declared; ++i)
      if (vocabulary_.program.relations[i].role == Role::attribute) names.push_back(vocabulary_.program.relations[i].name);
    diagnostics_.push_back(Diagnostic{Code::UnknownHeading, heading.span}
                               .with("heading", heading.text)
                               .did_you_mean(nearest(heading.text, names))
                               .note("left of `||` stand attributes; right of it attributes, `suggests`, `discourages`, "
                                     "`excludes`, `strength` and `because`"));
  }

  RuleStatement row(std::size_t number) {
    const TableStatement::Row& row = table_.rows[number];
    RuleStatement rule{.name = {table_.name.text + "/" + std::to_string(number + 1), row.span},
                       .label = table_.label,
                       .condition = {And{}, row.span},
                       .validity = table_.validity,
                       .overrides = table_.overrides,
                       .citations = table_.citations};
    auto& conditions = std::get<And>(rule.condition.form).operands;
    for (std::size_t i = 0; i < table_.conditions.size(); ++i)
      if (row.cells[i].form != Cell::Form::any) conditions.push_back(condition_of(table_.conditions[i], row.cells[i]));
    const std::size_t said = diagnostics_.size();
    Strength strength;
    for (std::size_t i = 0; i < table_.conclusions.size(); ++i) {
      const Cell& cell = row.cells[table_.conditions.size() + i];
      const Word& heading = table_.conclusions[i];
      if (cell.form == Cell::Form::any) continue;
      if (heading.text == "strength") strength = strength_of(cell);
      else if (heading.text == "because") rule.because = because(cell);
      else conclude(rule, heading, cell);
    }
    for (Conclusion& conclusion : rule.conclusions)
      if (conclusion.verb != Verb::implies || is_uncertain(conclusion)) conclusion.strength = strength;
    if (rule.conclusions.empty() && diagnostics_.size() == said) diagnostics_.push_back({Code::NothingConcluded, row.span});
    return rule;
  }

  void unexpected(const Cell& cell, std::string_view expected) {
    diagnostics_.push_back(Diagnostic{Code::Unexpected, cell.span}
                               .with("found", cell.values.empty() ? "this" : "`" + written(cell.values.front()) + "`")
                               .with("expected", expected));
  }

  bool holds_values(const Cell& cell, std::string_view expected) {
    if (cell.form == Cell::Form::values && !cell.negated) return true;
    unexpected(cell, expected);
    return false;
  }

  Strength strength_of(const Cell& cell) {
    const Item& item = cell.values.front();
    Strength strength{.certainty = item, .span = cell.span};
    const bool number = item.kind == Item::Kind::number || item.kind == Item::Kind::integer;
    if (cell.form == Cell::Form::values && !cell.negated && cell.values.size() == 1 && (number || item.kind == Item::Kind::word)) {
      if (number) strength.form = Strength::Form::certainty;
      if (item.text == "strongly") strength.form = Strength::Form::strongly;
      if (item.text == "weakly") strength.form = Strength::Form::weakly;
      if (strength.form != Strength::Form::plain) return strength;
    }
    unexpected(cell, "`strongly`, `weakly` or a number between 0 and 1");
    return strength;
  }

  std::optional<Word> because(const Cell& cell) {
    const Item& item = cell.values.front();
    if (holds_values(cell, "a quoted reason") && cell.values.size() == 1 && item.kind == Item::Kind::quoted)
      return Word{item.text, item.span, true};
    if (cell.form == Cell::Form::values && !cell.negated) unexpected(cell, "a quoted reason");
    return std::nullopt;
  }

  void conclude(RuleStatement& rule, const Word& heading, const Cell& cell) {
    if (!holds_values(cell, "what the rule concludes")) return;
    const auto verb = std::find_if(kVerbHeadings.begin(), kVerbHeadings.end(), [&](const auto& v) { return v.first == heading.text; });
    Conclusion conclusion{.verb = verb == kVerbHeadings.end() ? Verb::implies : verb->second,
                          .verb_span = heading.span,
                          .span = cell.span};
    if (conclusion.verb != Verb::implies) conclusion.candidates = cell.values;
    else
      for (const Item& value : cell.values) conclusion.facts.push_back(is(heading, {value}, value.span));
    rule.conclusions.push_back(std::move(conclusion));
  }

  const TableStatement& table_;
  const Vocabulary& vocabulary_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

std::vector<RuleStatement> rules_of(const TableStatement& table, const Vocabulary& vocabulary,
                                    std::vector<Diagnostic>& diagnostics) {
  return TableReader(table, vocabulary, diagnostics).read();
}

}  // namespace counsel::lang
