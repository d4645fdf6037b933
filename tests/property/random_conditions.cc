#include "tests/property/random_conditions.h"

#include <algorithm>

#include "tests/reference/certainty.h"

namespace counsel::property {

using lang::Comparator;
using lang::Operator;
using namespace support;

namespace {

void erase(std::set<std::string>& from, const std::set<std::string>& what) {
  for (const std::string& each : what) from.erase(each);
}

std::vector<std::string> listed(const std::set<std::string>& names) { return {names.begin(), names.end()}; }

}  // namespace

std::string RandomConditions::variable(Type type) { return variable(Scope{}, type); }

std::string RandomConditions::variable(const Scope& scope, Type type) {
  return variable_of(type, scope.mark + std::to_string(random_.pick(0, 2)));
}

std::vector<LiteralSpec> RandomConditions::alternative(int level, const std::set<std::string>& needed) {
  Scope made = scope(level, needed);
  std::shuffle(made.literals.begin(), made.literals.end(), random_.engine());
  return made.literals;
}

std::vector<LiteralSpec> RandomConditions::weighed_alternative(int level, const std::set<std::string>& needed) {
  Scope made = scope(level, needed);
  const Expr least = made.certainties.empty()       ? Expr(reference::kCertainUdb)
                     : made.certainties.size() == 1 ? made.certainties.front()
                                                    : Expr(Operator::minimum, made.certainties);
  made.literals.push_back(test(kCertainty, Comparator::equal, least));
  std::shuffle(made.literals.begin(), made.literals.end(), random_.engine());
  return made.literals;
}

RandomConditions::Scope RandomConditions::scope(int level, const std::set<std::string>& needed) {
  const std::vector<const Leveled*> readable = below(level + 1);
  Scope scope;
  for (int atoms = random_.pick(1, 3); atoms > 0; --atoms) add_atom(scope, readable);
  for (int tests = random_.chance(50) ? random_.pick(1, 2) : 0; tests > 0; --tests) add_test(scope);
  if (random_.chance(20)) add_text_test(scope);
  if (random_.chance(25)) add_aggregate(scope, level);
  if (random_.chance(10)) add_aggregate(scope, level);
  if (random_.chance(12)) add_test(scope);
  if (random_.chance(30)) add_atom(scope, readable);
  bind(scope, needed);
  for (int absences = random_.chance(40) ? random_.pick(1, 2) : 0; absences > 0; --absences) add_absence(scope, level);
  if (random_.chance(15)) add_every(scope, level);
  return scope;
}

std::vector<const Leveled*> RandomConditions::below(int level) const {
  std::vector<const Leveled*> out;
  for (const Leveled& relation : relations_)
    if (relation.level < level) out.push_back(&relation);
  return out;
}

std::vector<std::string> RandomConditions::bound_variables(const Scope& scope, Type type) const {
  std::vector<std::string> out;
  for (const std::string& variable : scope.bound)
    if (type_of_variable(variable) == type) out.push_back(variable);
  return out;
}

// Inside an aggregate, a new name is a variable of its own and a bound one may be the rule's.
void RandomConditions::add_atom(Scope& scope, const std::vector<const Leveled*>& relations) {
  if (relations.empty()) return;
  const RelationSpec& relation = random_.any_of(relations)->spec;
  AtomSpec spec{relation.name, {}, false};
  for (const Type type : relation.columns) {
    const auto bound = bound_variables(scope, type);
    const bool shares = !scope.mark.empty() && !bound.empty() && random_.chance(40);
    spec.cells.push_back(shares               ? Cell(random_.any_of(bound))
                         : random_.chance(80) ? Cell(variable(scope, type))
                         : random_.chance(50) ? random_.constant(type)
                                              : Cell("?_"));
    if (const auto* variable = std::get_if<std::string>(&spec.cells.back().content); variable && *variable != "?_")
      scope.bound.insert(*variable);
  }
  if (relation.uncertain) spec.cells.push_back(certainty(scope));
  scope.literals.push_back(spec);
}

/// Of one more uncertain atom. What stands inside an aggregate or `every` weighs nothing.
Cell RandomConditions::certainty(Scope& scope) {
  if (!scope.mark.empty()) return "?_";
  const std::string variable = kCertainty + std::to_string(scope.certainties.size());
  scope.certainties.emplace_back(variable);
  return variable;
}

void RandomConditions::add_absence(Scope& scope, int level) {
  const auto lower = below(level);
  if (lower.empty()) return;
  const RelationSpec& relation = random_.any_of(lower)->spec;
  AtomSpec spec{relation.name, {}, true};
  for (const Type type : relation.columns) {
    const auto bound = bound_variables(scope, type);
    spec.cells.push_back(!bound.empty() && random_.chance(70) ? Cell(random_.any_of(bound))
                         : random_.chance(50)                 ? random_.constant(type)
                                                              : Cell("?_"));
  }
  if (relation.uncertain) spec.cells.emplace_back("?_");
  scope.literals.push_back(spec);
}

void RandomConditions::bind(Scope& scope, const std::set<std::string>& variables) {
  for (const std::string& variable : variables)
    if (scope.bound.insert(variable).second) {
      scope.computed.insert(variable);
      scope.literals.push_back(test(variable, Comparator::equal, random_.constant(type_of_variable(variable))));
    }
}

Expr RandomConditions::operand(const Scope& scope, Type type) {
  const auto bound = bound_variables(scope, type);
  return !bound.empty() && random_.chance(75) ? Expr(random_.any_of(bound)) : Expr(random_.constant(type));
}

Expr RandomConditions::arithmetic(const Scope& scope, Type type, int depth) {
  if (depth == 0 || random_.chance(35)) return operand(scope, type);
  if (type == Type::text) return {Operator::lower, {operand(scope, random_.chance(80) ? Type::text : Type::name)}};
  if (type == Type::date) return on_dates(scope, type, depth);
  if (type == Type::integer && random_.chance(10)) return on_dates(scope, type, depth);
  if (type == Type::integer && random_.chance(10))
    return {Operator::length, {arithmetic(scope, Type::text, depth - 1)}};
  if (random_.chance(15))
    return {random_.chance(50) ? Operator::negate : Operator::absolute, {arithmetic(scope, type, depth - 1)}};
  std::vector<Operator> operators = {Operator::add, Operator::subtract, Operator::multiply, Operator::minimum,
                                     Operator::maximum};
  if (type == Type::integer && random_.chance(30)) operators = {Operator::modulo};
  if (type == Type::number && random_.chance(30)) operators = {Operator::divide};
  const Operator op = random_.any_of(operators);
  const Type other = type == Type::number && random_.chance(30) ? Type::integer : type;
  return {op, {arithmetic(scope, other, depth - 1), arithmetic(scope, type, depth - 1)}};
}

Expr RandomConditions::on_dates(const Scope& scope, Type type, int depth) {
  const Expr date = arithmetic(scope, Type::date, depth - 1);
  if (type == Type::integer) return {Operator::subtract, {date, arithmetic(scope, Type::date, depth - 1)}};
  const Expr days = arithmetic(scope, Type::integer, depth - 1);
  if (random_.chance(30)) return {Operator::add, {days, date}};
  return {random_.chance(50) ? Operator::add : Operator::subtract, {date, days}};
}

/// A computed variable alone beside `=` would be given a value twice, and which of the two has none is not said.
LiteralSpec RandomConditions::comparison(const Scope& scope, Expr left, Expr right, bool may_equal) {
  for (const Expr* side : {&left, &right})
    if (const auto* variable = std::get_if<std::string>(&side->leaf.content); variable && side->op == Operator::leaf)
      may_equal = may_equal && !scope.computed.contains(*variable);
  const auto comparator = static_cast<Comparator>(random_.pick(may_equal ? 0 : 1, 5));
  return test(std::move(left), comparator, std::move(right));
}

void RandomConditions::add_test(Scope& scope) {
  if (random_.chance(30)) {  // names and the rest compare, too
    const Type type = random_.type();
    scope.literals.push_back(comparison(scope, operand(scope, type), operand(scope, type)));
    return;
  }
  static const std::vector<Type> kComputed = {Type::integer, Type::integer, Type::integer, Type::integer,
                                              Type::number,  Type::number,  Type::date,    Type::text};
  const Type type = random_.any_of(kComputed);
  const std::string target = variable(scope, type);
  if (scope.bound.contains(target) || random_.chance(30)) {
    const bool mixed = random_.chance(25) && type == Type::number;  // not by `=`, which says that both are of one type
    const Type other = mixed ? Type::integer : type;
    scope.literals.push_back(comparison(scope, arithmetic(scope, type, 2), arithmetic(scope, other, 2), !mixed));
    return;
  }
  const Expr value = arithmetic(scope, type, 2);
  scope.literals.push_back(random_.chance(50) ? test(target, Comparator::equal, value)
                                              : test(value, Comparator::equal, target));
  scope.bound.insert(target);
  scope.computed.insert(target);
  bound_size(scope, target, type);
}

/// Numbers are kept to the halves of a small range: halving again and again would not come to an end.
void RandomConditions::bound_size(Scope& scope, const std::string& target, Type type) {
  if (type == Type::text) return;  // small letters have none
  const auto size = [&](int integer, double number) {
    return type == Type::integer  ? Cell(integer)
           : type == Type::number ? Cell(number)
                                  : Cell(Value(Date{kNewYear.days + integer}));
  };
  scope.literals.push_back(test(target, Comparator::less_equal, size(6, 3.0)));
  scope.literals.push_back(test(target, Comparator::greater_equal, size(-6, -3.0)));
  if (type == Type::number) scope.literals.push_back(atom(kHalves, {target}));
}

void RandomConditions::add_text_test(Scope& scope) {
  const auto comparator = static_cast<Comparator>(
      random_.pick(static_cast<int>(Comparator::contains), static_cast<int>(Comparator::not_matches)));
  const bool matches = comparator == Comparator::matches || comparator == Comparator::not_matches;
  const Expr right = matches ? Expr(Cell(Value(Text{random_.pattern()}))) : operand(scope, Type::text);
  scope.literals.push_back(test(arithmetic(scope, random_.chance(80) ? Type::text : Type::name, 0), comparator, right));
}

/// An alternative whose new variables range inside: those that are bound in it and were not outside.
RandomConditions::Scope RandomConditions::ranging(const Scope& outside, int level) {
  Scope scope{outside.mark + "o", outside.bound, outside.computed, {}, {}};
  for (int atoms = random_.pick(1, 2); atoms > 0; --atoms) add_atom(scope, below(level));
  if (random_.chance(30)) add_test(scope);
  if (random_.chance(20)) add_absence(scope, level);
  if (random_.chance(8)) add_aggregate(scope, level);
  return scope;
}

/// One alternative or two that bind the same variables, which are put into `own`.
AlternativesSpec RandomConditions::inside(const Scope& outside, int level, std::set<std::string>& own) {
  std::vector<Scope> scopes;
  for (int ways = random_.chance(25) ? 2 : 1; ways > 0; --ways) scopes.push_back(ranging(outside, level));
  for (const Scope& scope : scopes) own.insert(scope.bound.begin(), scope.bound.end());
  erase(own, outside.bound);
  AlternativesSpec out;
  for (Scope& scope : scopes) {
    bind(scope, own);
    std::shuffle(scope.literals.begin(), scope.literals.end(), random_.engine());
    out.push_back(std::move(scope.literals));
  }
  return out;
}

void RandomConditions::add_aggregate(Scope& scope, int level) {
  using Function = lang::AggregateFunction;
  if (below(level).empty()) return;
  std::set<std::string> own;
  AggregateSpec made{
      .result = {}, .function = static_cast<Function>(random_.pick(0, 4)), .operand = 0, .own = {}, .where = {}};
  made.where = inside(scope, level, own);
  made.own = listed(own);
  static const std::vector<Type> kOrdered = {Type::integer, Type::integer, Type::number, Type::date, Type::text};
  const bool orders = made.function == Function::minimum || made.function == Function::maximum;
  const Type type = orders ? random_.any_of(kOrdered) : random_.chance(60) ? Type::integer : Type::number;
  Scope of_operand = scope;
  of_operand.bound.insert(own.begin(), own.end());
  made.operand = arithmetic(of_operand, type, random_.chance(30) ? 1 : 0);
  const Type result = made.function == Function::count     ? Type::integer
                      : made.function == Function::average ? Type::number
                                                           : type;
  if (random_.chance(80)) {  // otherwise it says that there is no binding
    made.result = variable(scope, result);
    for (int next = 3; scope.computed.contains(made.result); ++next)
      made.result = variable_of(result, scope.mark + std::to_string(next));
    scope.bound.insert(made.result);
    scope.computed.insert(made.result);
    const bool makes_numbers = made.function == Function::sum || made.function == Function::average;
    if (makes_numbers) bound_size(scope, made.result, result);  // the operand may be what a recursive rule concluded
  }
  scope.literals.push_back(std::move(made));
}

void RandomConditions::add_every(Scope& scope, int level) {
  if (below(level).empty()) return;
  std::set<std::string> own;
  EverySpec made{.own = {}, .where = inside(scope, level, own), .has = {}, .negated = random_.chance(25)};
  Scope ranged = scope;
  ranged.bound.insert(own.begin(), own.end());
  std::set<std::string> of_has;
  made.has = inside(ranged, level, of_has);
  own.insert(of_has.begin(), of_has.end());
  made.own = listed(own);
  scope.literals.push_back(std::move(made));
}

}  // namespace counsel::property
