#include "engine/lang/comparisons.h"

#include <algorithm>
#include <utility>

#include "engine/base/pattern.h"
#include "engine/lang/conditions.h"
#include "engine/lang/sentence.h"
#include "engine/lang/types.h"

namespace counsel::lang {

namespace {

const ColumnType kInteger{Type::integer, ""};
const ColumnType kNumber{Type::number, ""};
const ColumnType kText{Type::text, ""};
const ColumnType kDate{Type::date, ""};

bool is_number(const ColumnType& type) { return type.type == Type::integer || type.type == Type::number; }
bool is_text(const ColumnType& type) { return type.type == Type::text || type.type == Type::name; }

/// The attribute that a word in an expression names.
std::optional<RelationId> attribute_of(const Item& item, const Vocabulary& vocabulary) {
  if (item.kind != Item::Kind::word) return std::nullopt;
  const auto id = vocabulary.relation(item.text);
  return id && vocabulary.program.relation(*id).role == Role::attribute ? id : std::nullopt;
}

std::optional<ColumnType> type_of(const AggregateSyntax& aggregate, const RuleScope& scope);
std::optional<ColumnType> type_of_arithmetic(const Expression& expression, const RuleScope& scope);

/// What the expression is by itself; nothing for a word or literal that takes its type from the other side, and
/// for a variable nobody has typed.
std::optional<ColumnType> type_of(const Expression& expression, const RuleScope& scope) {
  if (expression.op == Operator::leaf) {
    const Item& item = expression.leaf;
    if (item.kind == Item::Kind::integer) return kInteger;
    if (item.kind == Item::Kind::number) return kNumber;
    if (item.kind == Item::Kind::date) return kDate;
    if (item.kind == Item::Kind::variable) {
      const auto id = scope.variables.find(item.text);
      return id ? scope.variables.type(*id) : std::nullopt;
    }
    if (const auto id = attribute_of(item, scope.vocabulary)) return scope.vocabulary.program.relation(*id).columns[0].type;
    return std::nullopt;
  }
  switch (expression.op) {
    case Operator::divide: return kNumber;
    case Operator::length: return kInteger;
    case Operator::lower: return kText;
    case Operator::aggregate: return type_of(expression.aggregate.front(), scope);
    default: return type_of_arithmetic(expression, scope);
  }
}

std::optional<ColumnType> type_of(const AggregateSyntax& aggregate, const RuleScope& scope) {
  if (aggregate.function == AggregateFunction::count) return kInteger;
  if (aggregate.function == AggregateFunction::average) return kNumber;
  return type_of(aggregate.operand, scope);
}

/// A number where one takes part; a date for `date + days`, days for `date - date`; otherwise what all operands are.
std::optional<ColumnType> type_of_arithmetic(const Expression& expression, const RuleScope& scope) {
  std::vector<ColumnType> types;
  for (const Expression& operand : expression.operands) {
    const auto type = type_of(operand, scope);
    if (!type) return std::nullopt;
    types.push_back(*type);
  }
  const auto dates = std::count(types.begin(), types.end(), kDate);
  if (expression.op == Operator::subtract && dates == 2) return kInteger;
  if (dates > 0) return kDate;
  const bool any_number = std::count(types.begin(), types.end(), kNumber) > 0;
  return any_number ? kNumber : kInteger;
}

class Compared {
 public:
  explicit Compared(RuleScope& scope) : scope_(scope) {}

  std::optional<Arithmetic> lower(const Expression& expression, const std::optional<ColumnType>& due) {
    if (expression.op == Operator::leaf) return leaf(expression.leaf, due);
    if (expression.op == Operator::aggregate) return aggregate(expression.aggregate.front(), expression.span);
    Arithmetic out{.op = expression.op, .leaf = Anything{}, .operands = {}, .span = expression.span};
    const bool of_text = expression.op == Operator::length || expression.op == Operator::lower;
    for (const Expression& operand : expression.operands) {
      auto lowered = lower(operand, of_text ? kText : kNumber);
      if (!lowered || !takes(expression, operand)) return std::nullopt;
      out.operands.push_back(std::move(*lowered));
    }
    return out;
  }

  /// The aggregate with `result` as its value.
  bool aggregate_into(VariableId result, const AggregateSyntax& syntax, Span span) {
    Aggregate made{.function = syntax.function, .result = result, .span = span};
    made.where = lower_inside(syntax.where.front(), scope_);
    for (Literal& guard : answered_first(made.where, scope_, span)) reads.push_back(std::move(guard));
    // The operand's attributes are read for each binding.
    std::vector<Literal> outside = std::exchange(reads, {});
    auto operand = lower(syntax.operand, std::nullopt);
    for (Alternative& way : made.where) way.literals.insert(way.literals.end(), reads.begin(), reads.end());
    reads = std::move(outside);
    if (!operand) return false;
    made.operand = std::move(*operand);
    if (const auto* id = std::get_if<VariableId>(&made.operand->leaf); id && syntax.function == AggregateFunction::count)
      made.own.push_back(*id);  // said back first
    const auto type = type_of(syntax.operand, scope_);
    const bool adds = syntax.function == AggregateFunction::sum || syntax.function == AggregateFunction::average;
    if (adds && type && !is_number(*type))
      return wrong(syntax.operand.span, *type, "`" + std::string(aggregate_text(syntax.function)) + "`", "numbers"), false;
    const bool orders = syntax.function == AggregateFunction::minimum || syntax.function == AggregateFunction::maximum;
    if (orders && type && (type->type == Type::name || type->type == Type::yes_no))
      return wrong(syntax.operand.span, *type, "`" + std::string(aggregate_text(syntax.function)) + "`", "what has an order"), false;
    reads.emplace_back(std::move(made));
    return true;
  }

  std::vector<Literal> reads;

  /// Whether the two sides can be compared; says so where not.
  bool go_together(const Comparison& comparison, const std::optional<ColumnType>& left, const std::optional<ColumnType>& right) {
    if (left && right) {
      const bool names = left->type == Type::name && right->type == Type::name &&
                         (left->kind == right->kind || left->kind.empty() || right->kind.empty());
      const bool numbers = is_number(*left) && is_number(*right);
      const bool alike = left->type == right->type && left->type != Type::name;
      if (!names && !numbers && !alike) {
        wrong(comparison.right->span, *right, "the other side", with_article(*left));
        return false;
      }
    }
    const auto& type = left ? left : right;
    const bool ordered = comparison.comparator != Comparator::equal && comparison.comparator != Comparator::not_equal;
    if (!ordered || !type || (type->type != Type::name && type->type != Type::yes_no)) return true;
    scope_.diagnostics.push_back(Diagnostic{Code::NoOrder, comparison.comparator_span}
                                     .with("comparator", comparator_text(comparison.comparator))
                                     .with("found", with_article(*type)));
    return false;
  }

  /// The same for `contains` and the like.
  bool are_texts(const Comparison& comparison, const Arithmetic& right) {
    const std::string place = "`" + std::string(comparator_text(comparison.comparator)) + "`";
    for (const Expression* side : {&*comparison.left, &*comparison.right})
      if (const auto type = type_of(*side, scope_); type && !is_text(*type)) {
        wrong(side->span, *type, place, "texts");
        return false;
      }
    if (comparison.comparator != Comparator::matches) return true;
    const auto* pattern = right.op == Operator::leaf ? std::get_if<Value>(&right.leaf) : nullptr;
    if (!pattern) {
      scope_.diagnostics.push_back(Diagnostic{Code::PatternNotQuoted, comparison.right->span}
                                       .with("found", scope_.sources.text(comparison.right->span)));
      return false;
    }
    const auto compiled = Pattern::compile(std::get<Text>(*pattern).text);
    if (compiled) return true;
    scope_.diagnostics.push_back(Diagnostic{Code::MalformedPattern, comparison.right->span}
                                     .with("found", std::get<Text>(*pattern).text)
                                     .with("reason", compiled.error()));
    return false;
  }

  void wrong(Span span, const ColumnType& found, std::string_view place, std::string_view expected) {
    scope_.diagnostics.push_back(Diagnostic{Code::WrongType, span}
                                     .with("value", scope_.sources.text(span))
                                     .with("found", with_article(found))
                                     .with("place", place)
                                     .with("expected", expected));
  }

 private:
  std::optional<Arithmetic> aggregate(const AggregateSyntax& syntax, Span span) {
    const auto type = type_of(syntax, scope_).value_or(kInteger);
    const VariableId result = scope_.variables.fresh(aggregate_text(syntax.function), type, span);
    if (!aggregate_into(result, syntax, span)) return std::nullopt;
    return Arithmetic{.op = Operator::leaf, .leaf = result, .operands = {}, .span = span};
  }

  /// Whether the operator takes what the operand is.
  bool takes(const Expression& whole, const Expression& operand) {
    const auto type = type_of(operand, scope_);
    if (!type) return true;
    const bool of_text = whole.op == Operator::length || whole.op == Operator::lower;
    if (of_text) return is_text(*type) || (wrong(operand.span, *type, "`" + std::string(operator_word(whole.op)) + "`", "texts"), false);
    if (whole.op == Operator::modulo && *type != kInteger) return wrong(operand.span, *type, "`mod`", "whole numbers"), false;
    if (*type == kDate) return takes_date(whole, operand);
    if (!is_number(*type)) return wrong(operand.span, *type, "arithmetic", "numbers"), false;
    const bool beside_date = type_of(whole, scope_) == kDate;
    if (beside_date && *type != kInteger) return wrong(operand.span, *type, "a date", "whole days"), false;
    if (beside_date && (whole.op == Operator::minimum || whole.op == Operator::maximum))
      return wrong(operand.span, *type, "the other side", "a date"), false;
    return true;
  }

  /// Days are added to a date and taken from it; dates are taken from each other.
  bool takes_date(const Expression& whole, const Expression& operand) {
    const bool first = &operand == &whole.operands.front();
    const auto left = type_of(whole.operands.front(), scope_);
    const bool two_dates = left == kDate && !first;
    const bool fits = whole.op == Operator::minimum || whole.op == Operator::maximum ||
                      (whole.op == Operator::add && !two_dates) || (whole.op == Operator::subtract && (first || two_dates));
    if (!fits) wrong(operand.span, kDate, "arithmetic", "numbers");
    return fits;
  }

  std::optional<Arithmetic> leaf(const Item& item, const std::optional<ColumnType>& due) {
    Arithmetic out{.op = Operator::leaf, .leaf = Anything{}, .operands = {}, .span = item.span};
    if (item.kind == Item::Kind::variable) {
      out.leaf = scope_.variables.named(item.text, item.span);
      return out;
    }
    const auto attribute = attribute_of(item, scope_.vocabulary);
    if (item.kind == Item::Kind::word && due && fits(item, *due, scope_.vocabulary) && due->type == Type::name) {
      if (attribute && !due->kind.empty()) {
        scope_.diagnostics.push_back(Diagnostic{Code::AmbiguousPhrase, item.span}
                                         .with("phrase", item.text)
                                         .note("either the value of the attribute `" + item.text + "`")
                                         .note("or the " + due->kind + " `" + item.text + "`; quote it to mean that"));
        return std::nullopt;
      }
      if (attribute) return attribute_leaf(*attribute, item);
    } else if (attribute) {
      return attribute_leaf(*attribute, item);
    }
    if (item.kind == Item::Kind::word && (!due || is_number(*due))) {
      scope_.diagnostics.push_back(unknown_relation(item, "attribute", scope_.vocabulary));
      return std::nullopt;
    }
    ColumnType type = due.value_or(kText);
    if (item.kind == Item::Kind::integer) type = kInteger;
    if (item.kind == Item::Kind::number) type = kNumber;
    if (item.kind == Item::Kind::date) type = kDate;
    const auto value = value_of(item, type, scope_.vocabulary, "the other side", scope_.diagnostics);
    if (!value) return std::nullopt;
    out.leaf = *value;
    return out;
  }

  std::optional<Arithmetic> attribute_leaf(RelationId id, const Item& item) {
    const Relation& relation = scope_.vocabulary.program.relation(id);
    if (relation.attribute->holds == Attribute::Holds::many) {
      scope_.diagnostics.push_back(Diagnostic{Code::ManyValuesCompared, item.span}
                                       .with("attribute", relation.name)
                                       .note("say `" + relation.name + " VALUE`, or `" + relation.name + " ?x` and compare `?x`"));
      return std::nullopt;
    }
    const VariableId variable = scope_.variables.of_attribute(id, relation.columns[0].type, item.span);
    reads.push_back(positive_atom(id, {variable}, item.span, scope_));
    return Arithmetic{.op = Operator::leaf, .leaf = variable, .operands = {}, .span = item.span};
  }

  RuleScope& scope_;
};

bool is_lone_variable(const Expression& expression) {
  return expression.op == Operator::leaf && expression.leaf.kind == Item::Kind::variable && expression.leaf.text != "_";
}

/// `?n = count of …` gives `?n` its value, where both are of one type.
std::optional<LoweredComparison> assigned_aggregate(const Comparison& comparison, RuleScope& scope) {
  if (comparison.comparator != Comparator::equal || !is_lone_variable(comparison.left) ||
      comparison.right->op != Operator::aggregate)
    return std::nullopt;
  const VariableId result = scope.variables.named(comparison.left->leaf.text, comparison.left->span);
  if (!scope.variables.type(result) || scope.variables.type(result) != type_of(comparison.right, scope)) return std::nullopt;
  Compared compared(scope);
  if (!compared.aggregate_into(result, comparison.right->aggregate.front(), comparison.right->span)) return std::nullopt;
  return LoweredComparison{std::nullopt, std::move(compared.reads)};
}


}  // namespace

Comparator opposite(Comparator comparator) {
  switch (comparator) {
    case Comparator::equal: return Comparator::not_equal;
    case Comparator::not_equal: return Comparator::equal;
    case Comparator::less: return Comparator::greater_equal;
    case Comparator::less_equal: return Comparator::greater;
    case Comparator::greater: return Comparator::less_equal;
    case Comparator::greater_equal: return Comparator::less;
    case Comparator::contains: return Comparator::not_contains;
    case Comparator::not_contains: return Comparator::contains;
    case Comparator::starts_with: return Comparator::not_starts_with;
    case Comparator::not_starts_with: return Comparator::starts_with;
    case Comparator::ends_with: return Comparator::not_ends_with;
    case Comparator::not_ends_with: return Comparator::ends_with;
    case Comparator::matches: return Comparator::not_matches;
    case Comparator::not_matches: return Comparator::matches;
  }
  return comparator;
}

bool note_comparison_type(const Comparison& comparison, RuleScope& scope) {
  if (comparison.comparator != Comparator::equal) return false;
  const auto give = [&](const Expression& to, const Expression& from) {
    if (!is_lone_variable(to)) return false;
    const VariableId id = scope.variables.named(to.leaf.text, to.span);
    const auto type = type_of(from, scope);
    if (scope.variables.type(id) || !type) return false;
    scope.variables.note_type(id, *type, to.span, scope.diagnostics);
    return true;
  };
  return give(comparison.left, comparison.right) || give(comparison.right, comparison.left);
}

std::optional<LoweredComparison> lower_comparison(const Comparison& comparison, bool negated, Span span, RuleScope& scope) {
  if (!negated)
    if (auto assigned = assigned_aggregate(comparison, scope)) return assigned;
  const bool of_texts = compares_texts(comparison.comparator);
  const auto left_type = of_texts ? kText : type_of(comparison.left, scope);
  const auto right_type = of_texts ? kText : type_of(comparison.right, scope);
  Compared compared(scope);
  auto left = compared.lower(comparison.left, right_type);
  if (!left) return std::nullopt;
  auto right = compared.lower(comparison.right, left_type);
  if (!right) return std::nullopt;
  if (of_texts ? !compared.are_texts(comparison, *right) : !compared.go_together(comparison, left_type, right_type))
    return std::nullopt;
  const Comparator comparator = negated ? opposite(comparison.comparator) : comparison.comparator;
  const bool only_compares = left_type && right_type && left_type->type != right_type->type;
  return LoweredComparison{Test{.comparator = comparator, .left = std::move(*left), .right = std::move(*right),
                                .span = span, .only_compares = only_compares},
                           std::move(compared.reads)};
}

}  // namespace counsel::lang
