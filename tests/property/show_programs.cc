// How a random case is shown where a test fails.
#include "tests/property/engine_programs.h"
#include "tests/property/random_conditions.h"

namespace counsel::property {

namespace {

using lang::Operator;
using namespace support;

std::string text(const Cell& cell) {
  const auto* value = std::get_if<Value>(&cell.content);
  return value ? to_source(*value) : std::get<std::string>(cell.content);
}

std::string text(const Expr& expression) {
  static const std::vector<std::string> kWords = {"",    "-",   "+",   "-",   "*",      "/",
                                                  "mod", "abs", "min", "max", "length", "lower"};
  if (expression.op == Operator::leaf) return text(expression.leaf);
  std::string out = "(" + kWords[static_cast<std::size_t>(expression.op)];
  for (const Expr& operand : expression.operands) out += ' ' + text(operand);
  return out + ')';
}

std::string text(const std::string& relation, const std::vector<Cell>& cells) {
  std::string out = relation + '(';
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i > 0 ? ", " : "") + text(cells[i]);
  return out + ')';
}

std::string text(const std::vector<LiteralSpec>& literals);

std::string text(const AlternativesSpec& alternatives) {
  std::string out = "(";
  for (std::size_t i = 0; i < alternatives.size(); ++i) out += (i > 0 ? " or " : "") + text(alternatives[i]);
  return out + ')';
}

std::string text(const AtomSpec& atom) { return (atom.negated ? "not " : "") + text(atom.relation, atom.cells); }

std::string text(const TestSpec& test) {
  static const std::vector<std::string> kSigns = {"=",           "!=",
                                                  "<",           "<=",
                                                  ">",           ">=",
                                                  "contains",    "not contains",
                                                  "starts-with", "not starts-with",
                                                  "ends-with",   "not ends-with",
                                                  "matches",     "not matches"};
  return text(test.left) + ' ' + kSigns[static_cast<std::size_t>(test.comparator)] + ' ' + text(test.right);
}

std::string text(const AggregateSpec& aggregate) {
  static const std::vector<std::string> kWords = {"count", "sum", "min", "max", "average"};
  std::string out = aggregate.result + " = " + kWords[static_cast<std::size_t>(aggregate.function)] + " of " +
                    text(aggregate.operand) + " over";
  for (const std::string& own : aggregate.own) out += ' ' + own;
  return (aggregate.result.empty() ? "nothing in" : "") + out + " where " + text(aggregate.where);
}

std::string text(const EverySpec& every) {
  std::string out = every.negated ? "not every" : "every";
  for (const std::string& own : every.own) out += ' ' + own;
  return out + " where " + text(every.where) + " has " + text(every.has);
}

std::string text(const std::vector<LiteralSpec>& literals) {
  std::string out;
  for (const LiteralSpec& literal : literals)
    out += (out.empty() ? "" : ", ") + std::visit([](const auto& form) { return text(form); }, literal);
  return out;
}

}  // namespace

std::string to_string(const RandomCase& shown) {
  std::string out;
  for (const RuleSpec& rule : shown.program.rules) {
    out += rule.name + ":";
    for (const AtomSpec& head : rule.heads) out += ' ' + text(head);
    for (const auto& alternative : rule.alternatives) out += "\n    if " + text(alternative);
    out += '\n';
  }
  for (const FactSpec& fact : shown.facts)
    if (fact.relation != kHalves) out += text(fact.relation, fact.cells) + "  ";
  out += "\ncase: ";
  for (const FactSpec& fact : shown.case_facts) out += text(fact.relation, fact.cells) + "  ";
  return out + '\n';
}

}  // namespace counsel::property
