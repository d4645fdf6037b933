#include "engine/lang/sentence.h"

#include <vector>

namespace counsel::lang {

namespace {

std::string arithmetic_text(const Arithmetic& arithmetic, const TermText& text, bool inside) {
  if (arithmetic.op == Operator::leaf) return text(arithmetic.leaf);
  const bool infix = arithmetic.op == Operator::add || arithmetic.op == Operator::subtract ||
                     arithmetic.op == Operator::multiply || arithmetic.op == Operator::divide ||
                     arithmetic.op == Operator::modulo;
  std::string out;
  for (const Arithmetic& operand : arithmetic.operands) {
    if (!out.empty()) out += infix ? " " + std::string(operator_word(arithmetic.op)) + " " : ", ";
    out += arithmetic_text(operand, text, infix || arithmetic.op == Operator::negate);
  }
  if (infix) return inside ? "(" + out + ")" : out;
  if (arithmetic.op == Operator::negate) return "-" + out;
  return std::string(operator_word(arithmetic.op)) + "(" + out + ")";
}

}  // namespace

std::string fact_text(const Relation& relation, std::span<const Value> values) {
  const std::vector<Term> terms(values.begin(), values.end());
  return atom_text(relation, terms, [](const Term& term) { return to_source(std::get<Value>(term)); });
}

std::string atom_text(const Relation& relation, std::span<const Term> terms, const TermText& text) {
  const std::string name = relation.role == Role::relation || relation.role == Role::attribute
                               ? to_source(Name{relation.name})
                               : relation.name;
  if (relation.role == Role::members) return text(terms.front()) + " " + name;
  if (relation.role == Role::attribute) {
    const auto* value = std::get_if<Value>(&terms.front());
    if (value && *value == Value(true)) return name;
    return name + " is " + text(terms.front());
  }
  if (terms.empty()) return name;
  if (relation.role == Role::relation && terms.size() == 2) return text(terms[0]) + " " + name + " " + text(terms[1]);
  std::string out = name + "(";
  for (std::size_t i = 0; i < terms.size(); ++i) out += (i > 0 ? ", " : "") + text(terms[i]);
  return out + ")";
}

std::string arithmetic_text(const Arithmetic& arithmetic, const TermText& text) {
  return arithmetic_text(arithmetic, text, false);
}

std::string test_text(const Test& test, const TermText& text) {
  const std::string said = arithmetic_text(test.left, text, false) + " " + std::string(comparator_text(test.comparator)) +
                           " " + arithmetic_text(test.right, text, false);
  return denies_text(test.comparator) ? "not (" + said + ")" : said;
}

namespace {

std::string alternatives_text(const Program& program, const std::vector<Alternative>& alternatives, const TermText& text) {
  std::string out;
  for (const Alternative& alternative : alternatives) {
    if (!out.empty()) out += " or ";
    std::string all;
    for (const Literal& literal : alternative.literals)
      if (!is_implied(literal)) all += (all.empty() ? "" : " and ") + literal_text(program, literal, text);
    out += alternatives.size() > 1 && alternative.literals.size() > 1 ? "(" + all + ")" : all;
  }
  return out;
}

}  // namespace

bool is_implied(const Literal& literal) {
  if (const auto* atom = std::get_if<Atom>(&literal)) return atom->implied;
  const auto* test = std::get_if<Test>(&literal);
  return test && test->implied;
}

std::string literal_text(const Program& program, const Literal& literal, const TermText& text) {
  struct Visit {
    const Program& program;
    const TermText& text;
    std::string operator()(const Atom& atom) const {
      const Relation& relation = program.relation(atom.relation);
      return (atom.negated ? "not " : "") + atom_text(relation, std::span(atom.terms).first(relation.columns.size()), text);
    }
    std::string operator()(const Test& test) const { return test_text(test, text); }
    std::string operator()(const Aggregate& aggregate) const {
      const std::string operand = aggregate.function == AggregateFunction::count
                                      ? aggregate.own.empty() ? "?_" : text(aggregate.own.front())
                                      : arithmetic_text(aggregate.operand, text, false);
      const std::string all = std::string(aggregate_text(aggregate.function)) + " of " + operand + " where (" +
                              alternatives_text(program, aggregate.where, text) + ")";
      return aggregate.absent ? "no " + all : text(aggregate.result) + " = " + all;
    }
    std::string operator()(const Every& every) const {
      return std::string(every.negated ? "not every " : "every ") + (every.own.empty() ? "?_" : text(every.own.front())) +
             " where (" + alternatives_text(program, every.where, text) + ") has (" +
             alternatives_text(program, every.has, text) + ")";
    }
  };
  return std::visit(Visit{program, text}, literal);
}

TermText rule_terms(const Program& program, const Rule& rule) {
  return [&program, &rule](const Term& term) -> std::string {
    if (const auto* value = std::get_if<Value>(&term)) return to_source(*value);
    const auto* id = std::get_if<VariableId>(&term);
    if (!id) return "?_";
    const Variable& variable = rule.variables[index(*id)];
    return variable.attribute ? program.relation(*variable.attribute).name : "?" + variable.name;
  };
}

std::string_view comparator_text(Comparator comparator) {
  switch (comparator) {
    case Comparator::equal: return "=";
    case Comparator::not_equal: return "!=";
    case Comparator::less: return "<";
    case Comparator::less_equal: return "<=";
    case Comparator::greater: return ">";
    case Comparator::greater_equal: return ">=";
    case Comparator::contains:
    case Comparator::not_contains: return "contains";
    case Comparator::starts_with:
    case Comparator::not_starts_with: return "starts-with";
    case Comparator::ends_with:
    case Comparator::not_ends_with: return "ends-with";
    case Comparator::matches:
    case Comparator::not_matches: return "matches";
  }
  return "";
}

bool compares_texts(Comparator comparator) { return comparator >= Comparator::contains; }

bool denies_text(Comparator comparator) {
  return comparator == Comparator::not_contains || comparator == Comparator::not_starts_with ||
         comparator == Comparator::not_ends_with || comparator == Comparator::not_matches;
}

std::string_view aggregate_text(AggregateFunction function) {
  switch (function) {
    case AggregateFunction::count: return "count";
    case AggregateFunction::sum: return "sum";
    case AggregateFunction::minimum: return "min";
    case AggregateFunction::maximum: return "max";
    case AggregateFunction::average: return "average";
  }
  return "";
}

std::string_view operator_word(Operator op) {
  switch (op) {
    case Operator::add: return "+";
    case Operator::subtract: return "-";
    case Operator::multiply: return "*";
    case Operator::divide: return "/";
    case Operator::modulo: return "mod";
    case Operator::negate: return "-";
    case Operator::absolute: return "abs";
    case Operator::minimum: return "min";
    case Operator::maximum: return "max";
    case Operator::length: return "length";
    case Operator::lower: return "lower";
    case Operator::aggregate:
    case Operator::leaf: break;
  }
  return "";
}

std::string_view verb_text(Verb verb) {
  switch (verb) {
    case Verb::implies: return "implies";
    case Verb::suggests: return "suggests";
    case Verb::discourages: return "discourages";
    case Verb::excludes: return "excludes";
    case Verb::cautions: return "cautions";
  }
  return "";
}

}  // namespace counsel::lang
