#include "engine/lang/comparisons.h"

#include "engine/lang/readings.h"
#include "engine/lang/sentence.h"
#include "engine/lang/types.h"

namespace counsel::lang {

namespace {

bool is_number(const ColumnType& type) { return type.type == Type::integer || type.type == Type::number; }

/// The attribute that a word in an expression names.
std::optional<RelationId> attribute_of(const Item& item, const Vocabulary& vocabulary) {
  if (item.kind != Item::Kind::word) return std::nullopt;
  const auto id = vocabulary.relation(item.text);
  return id && vocabulary.program.relation(*id).role == Role::attribute ? id : std::nullopt;
}

/// What the expression is by itself; nothing for a word or literal that takes its type from the other side, and
/// for a variable nobody has typed.
std::optional<ColumnType> type_of(const Expression& expression, const RuleScope& scope) {
  if (expression.op == Operator::leaf) {
    const Item& item = expression.leaf;
    if (item.kind == Item::Kind::integer) return ColumnType{Type::integer, ""};
    if (item.kind == Item::Kind::number) return ColumnType{Type::number, ""};
    if (item.kind == Item::Kind::variable) {
      const auto id = scope.variables.find(item.text);
      return id ? scope.variables.type(*id) : std::nullopt;
    }
    if (const auto id = attribute_of(item, scope.vocabulary)) return scope.vocabulary.program.relation(*id).columns[0].type;
    return std::nullopt;
  }
  if (expression.op == Operator::divide) return ColumnType{Type::number, ""};
  for (const Expression& operand : expression.operands) {
    const auto type = type_of(operand, scope);
    if (!type) return std::nullopt;
    if (type->type == Type::number) return type;
  }
  return ColumnType{Type::integer, ""};
}

class Compared {
 public:
  explicit Compared(RuleScope& scope) : scope_(scope) {}

  std::optional<Arithmetic> lower(const Expression& expression, const std::optional<ColumnType>& due) {
    if (expression.op == Operator::leaf) return leaf(expression.leaf, due);
    Arithmetic out{.op = expression.op, .leaf = Anything{}, .operands = {}, .span = expression.span};
    for (const Expression& operand : expression.operands) {
      auto lowered = lower(operand, ColumnType{Type::number, ""});
      if (!lowered) return std::nullopt;
      const auto type = type_of(operand, scope_);
      if (type && !is_number(*type)) return wrong(operand.span, *type, "arithmetic", "numbers"), std::nullopt;
      if (expression.op == Operator::modulo && type && type->type != Type::integer)
        return wrong(operand.span, *type, "`mod`", "whole numbers"), std::nullopt;
      out.operands.push_back(std::move(*lowered));
    }
    return out;
  }

  std::vector<Atom> attributes;

  void wrong(Span span, const ColumnType& found, std::string_view place, std::string_view expected) {
    scope_.diagnostics.push_back(Diagnostic{Code::WrongType, span}
                                     .with("value", scope_.sources.text(span))
                                     .with("found", with_article(found))
                                     .with("place", place)
                                     .with("expected", expected));
  }

 private:
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
    ColumnType type = due.value_or(ColumnType{Type::text, ""});
    if (item.kind == Item::Kind::integer) type = {Type::integer, ""};
    if (item.kind == Item::Kind::number) type = {Type::number, ""};
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
    attributes.push_back(Atom{id, {variable}, false, false, item.span});
    return Arithmetic{.op = Operator::leaf, .leaf = variable, .operands = {}, .span = item.span};
  }

  RuleScope& scope_;
};

bool is_lone_variable(const Expression& expression) {
  return expression.op == Operator::leaf && expression.leaf.kind == Item::Kind::variable && expression.leaf.text != "_";
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

std::optional<LoweredComparison> lower_comparison(const Comparison& comparison, Span span, RuleScope& scope) {
  const auto left_type = type_of(comparison.left, scope);
  const auto right_type = type_of(comparison.right, scope);
  Compared compared(scope);
  auto left = compared.lower(comparison.left, right_type);
  if (!left) return std::nullopt;
  auto right = compared.lower(comparison.right, left_type);
  if (!right) return std::nullopt;
  if (left_type && right_type) {
    const bool names = left_type->type == Type::name && right_type->type == Type::name &&
                       (left_type->kind == right_type->kind || left_type->kind.empty() || right_type->kind.empty());
    const bool numbers = is_number(*left_type) && is_number(*right_type);
    const bool alike = left_type->type == right_type->type && left_type->type != Type::name;
    if (!names && !numbers && !alike) {
      compared.wrong(comparison.right.span, *right_type, "the other side", with_article(*left_type));
      return std::nullopt;
    }
  }
  const auto& type = left_type ? left_type : right_type;
  const bool ordered = comparison.comparator != Comparator::equal && comparison.comparator != Comparator::not_equal;
  if (ordered && type && (type->type == Type::name || type->type == Type::yes_no)) {
    scope.diagnostics.push_back(Diagnostic{Code::NoOrder, comparison.comparator_span}
                                    .with("comparator", comparator_text(comparison.comparator))
                                    .with("found", with_article(*type)));
    return std::nullopt;
  }
  return LoweredComparison{Test{comparison.comparator, std::move(*left), std::move(*right), span},
                           std::move(compared.attributes)};
}

}  // namespace counsel::lang
