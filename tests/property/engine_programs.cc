// Every relation has a level. A rule reads relations up to the level of its head, and negates lower ones only, so any
// cycle is free of negation. A value that arithmetic makes is kept within bounds by a test that goes with it, so
// recursion through it comes to an end.
#include "tests/property/engine_programs.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace counsel::property {

namespace {

using lang::Comparator;
using lang::Operator;
using namespace support;

constexpr int kLevels = 3;

struct Leveled {
  RelationSpec spec;
  int level = 0;  // 0: facts only
};

class Generator {
 public:
  explicit Generator(std::mt19937_64& random) : random_(random) {}

  RandomCase make() {
    make_relations();
    const int rules = pick(1, 9);
    for (int i = 0; i < rules; ++i) out_.program.rules.push_back(make_rule("r" + std::to_string(i)));
    if (chance(30)) add_closure();
    if (chance(30)) add_counting();
    for (const Leveled& relation : relations_) out_.program.relations.push_back(relation.spec);
    make_facts();
    return std::move(out_);
  }

 private:
  struct Scope {  // variables of one alternative by type, and those that have a value
    std::set<std::string> bound;
    std::vector<LiteralSpec> literals;
  };

  int pick(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }
  bool chance(int percent) { return pick(1, 100) <= percent; }
  template <class T>
  const T& any_of(const std::vector<T>& items) {
    return items[static_cast<std::size_t>(pick(0, static_cast<int>(items.size()) - 1))];
  }

  void make_relations() {
    const int count = pick(3, 8);
    for (int i = 0; i < count; ++i) {
      RelationSpec spec{"p" + std::to_string(i), {}, lang::Role::relation, {}, {}};
      for (int columns = chance(8) ? 0 : pick(1, 3); columns > 0; --columns) spec.columns.push_back(any_of(kTypes));
      relations_.push_back({spec, pick(0, kLevels)});
    }
    const int attributes = pick(0, 3);
    for (int i = 0; i < attributes; ++i) {
      ProgramSpec pair;
      pair.attribute("a" + std::to_string(i), any_of(kTypes));
      const int level = pick(0, kLevels - 1);
      relations_.push_back({pair.relations[0], level});
      relations_.push_back({pair.relations[1], level + chance(50)});  // may be read on its attribute's own level, too
    }
    if (chance(60)) relations_.push_back({{"members", {Type::name}, lang::Role::members, {}, {"a", "b", "e"}}, 0});
    if (chance(40))
      relations_.push_back({{"says", {Type::name, Type::integer}, lang::Role::evidence, {}, {}}, kLevels});
    relations_.push_back(
        {{"q", {Type::integer, Type::integer}, lang::Role::relation, {}, {}}, 1});  // some rule has a head
  }

  /// Random rules seldom take many rounds; these do.
  void add_closure() {
    out_.program.rules.push_back(
        {"closure", {{atom("q", {"?i0", "?i1"}), atom("q", {"?i1", "?i2"})}}, {{"q", {"?i0", "?i2"}}}});
  }
  void add_counting() {
    std::vector<LiteralSpec> body = {atom("q", {"?i0", "?i1"}),
                                     test("?i2", Comparator::equal, Expr(Operator::add, {"?i1", 1})),
                                     test("?i2", Comparator::less, pick(0, 12))};
    out_.program.rules.push_back({"counting", {std::move(body)}, {{"q", {"?i0", "?i2"}}}});
  }

  std::string variable(Type type) {
    static const std::map<Type, std::string> kLetter = {
        {Type::name, "?n"}, {Type::integer, "?i"}, {Type::number, "?d"}, {Type::yes_no, "?b"}};
    return kLetter.at(type) + std::to_string(pick(0, 2));
  }
  static Type type_of_variable(const std::string& name) {
    return name[1] == 'n' ? Type::name : name[1] == 'i' ? Type::integer : name[1] == 'd' ? Type::number : Type::yes_no;
  }

  Cell constant(Type type) {
    switch (type) {
      case Type::name:
        return std::string(1, static_cast<char>('a' + pick(0, 4)));
      case Type::integer:
        return chance(1) ? Cell(std::numeric_limits<std::int64_t>::max() - pick(0, 1)) : Cell(pick(-1, 3));
      case Type::number:
        return pick(-2, 4) / 2.0;
      default:
        return chance(50);
    }
  }

  bool can_be_head(const Leveled& relation) const {
    return relation.level > 0 && relation.spec.role != lang::Role::known && relation.spec.role != lang::Role::members;
  }

  RuleSpec make_rule(const std::string& name) {
    RuleSpec rule{name, {}, {}};
    int level = kLevels;
    std::set<std::string> used;
    for (int heads = chance(25) ? 2 : 1; heads > 0; --heads) {
      const Leveled* head;
      do head = &any_of(relations_);
      while (!can_be_head(*head));
      level = std::min(level, head->level);
      AtomSpec spec{head->spec.name, {}, false};
      for (const Type type : head->spec.columns) {
        spec.cells.push_back(chance(80) ? Cell(variable(type)) : constant(type));
        if (const auto* variable = std::get_if<std::string>(&spec.cells.back().content)) used.insert(*variable);
      }
      rule.heads.push_back(spec);
    }
    for (int alternatives = chance(25) ? 2 : 1; alternatives > 0; --alternatives)
      rule.alternatives.push_back(make_alternative(level, used));
    return rule;
  }

  std::vector<LiteralSpec> make_alternative(int level, const std::set<std::string>& needed) {
    Scope scope;
    for (int atoms = pick(1, 3); atoms > 0; --atoms) add_atom(scope, level);
    for (int tests = chance(50) ? pick(1, 2) : 0; tests > 0; --tests) add_test(scope);
    if (chance(30)) add_atom(scope, level);
    for (const std::string& variable : needed)
      if (!scope.bound.contains(variable)) {
        scope.literals.push_back(test(variable, Comparator::equal, constant(type_of_variable(variable))));
        scope.bound.insert(variable);
      }
    for (int absences = chance(40) ? pick(1, 2) : 0; absences > 0; --absences) add_absence(scope, level);
    std::shuffle(scope.literals.begin(), scope.literals.end(), random_);
    return scope.literals;
  }

  void add_atom(Scope& scope, int level) {
    const Leveled* relation;
    do relation = &any_of(relations_);
    while (relation->level > level);
    AtomSpec spec{relation->spec.name, {}, false};
    for (const Type type : relation->spec.columns) {
      spec.cells.push_back(chance(80) ? Cell(variable(type)) : chance(50) ? constant(type) : Cell("?_"));
      if (const auto* variable = std::get_if<std::string>(&spec.cells.back().content); variable && *variable != "?_")
        scope.bound.insert(*variable);
    }
    scope.literals.push_back(spec);
  }

  /// Requires of the level: strictly below, so that it is complete.
  void add_absence(Scope& scope, int level) {
    std::vector<const Leveled*> lower;
    for (const Leveled& relation : relations_)
      if (relation.level < level) lower.push_back(&relation);
    if (lower.empty()) return;
    const Leveled& relation = *any_of(lower);
    AtomSpec spec{relation.spec.name, {}, true};
    for (const Type type : relation.spec.columns) {
      const auto bound = bound_variables(scope, type);
      spec.cells.push_back(!bound.empty() && chance(70) ? Cell(any_of(bound))
                           : chance(50)                 ? constant(type)
                                                        : Cell("?_"));
    }
    scope.literals.push_back(spec);
  }

  static std::vector<std::string> bound_variables(const Scope& scope, Type type) {
    std::vector<std::string> out;
    for (const std::string& variable : scope.bound)
      if (type_of_variable(variable) == type) out.push_back(variable);
    return out;
  }

  Expr operand(const Scope& scope, Type type) {
    const auto bound = bound_variables(scope, type);
    return !bound.empty() && chance(75) ? Expr(any_of(bound)) : Expr(constant(type));
  }

  Expr arithmetic(const Scope& scope, Type type, int depth) {
    if (depth == 0 || chance(35)) return operand(scope, type);
    if (chance(15)) return {chance(50) ? Operator::negate : Operator::absolute, {arithmetic(scope, type, depth - 1)}};
    std::vector<Operator> operators = {Operator::add, Operator::subtract, Operator::multiply, Operator::minimum,
                                       Operator::maximum};
    if (type == Type::integer && chance(30)) operators = {Operator::modulo};
    if (type == Type::number && chance(30)) operators = {Operator::divide};
    const Operator op = any_of(operators);
    const auto mixed = [&] { return type == Type::number && chance(30) ? Type::integer : type; };
    return {op, {arithmetic(scope, mixed(), depth - 1), arithmetic(scope, type, depth - 1)}};
  }

  Comparator comparator() { return static_cast<Comparator>(pick(0, 5)); }

  void add_test(Scope& scope) {
    if (chance(30)) {  // names and the rest compare, too
      const Type type = any_of(kTypes);
      scope.literals.push_back(test(operand(scope, type), comparator(), operand(scope, type)));
      return;
    }
    const Type type = chance(70) ? Type::integer : Type::number;
    const std::string target = variable(type);
    if (scope.bound.contains(target) || chance(30)) {
      const Type other = chance(25) && type == Type::number ? Type::integer : type;
      scope.literals.push_back(test(arithmetic(scope, type, 2), comparator(), arithmetic(scope, other, 2)));
      return;
    }
    const Expr value = arithmetic(scope, type, 2);
    scope.literals.push_back(chance(50) ? test(target, Comparator::equal, value)
                                        : test(value, Comparator::equal, target));
    scope.bound.insert(target);
    bound_size(scope, target, type);
  }

  /// Numbers are kept to the halves of a small range: halving again and again would not come to an end.
  void bound_size(Scope& scope, const std::string& target, Type type) {
    const bool integer = type == Type::integer;
    scope.literals.push_back(test(target, Comparator::less_equal, integer ? Cell(6) : Cell(3.0)));
    scope.literals.push_back(test(target, Comparator::greater_equal, integer ? Cell(-6) : Cell(-3.0)));
    if (!integer) scope.literals.push_back(atom("halves", {target}));
  }

  void make_facts() {
    out_.program.relations.push_back({"halves", {Type::number}, lang::Role::relation, {}, {}});
    for (int i = -6; i <= 6; ++i) out_.facts.push_back({"halves", {i / 2.0}});
    for (const Leveled& relation : relations_) {
      const bool declared = relation.spec.role == lang::Role::relation || relation.spec.role == lang::Role::attribute;
      const int most = relation.level == 0 ? 10 : 3;
      if (declared) add_rows(relation.spec, pick(0, most), out_.facts);
      if (relation.spec.role == lang::Role::attribute) add_rows(relation.spec, pick(0, 2), out_.case_facts);
      if (relation.spec.role == lang::Role::known && chance(30)) out_.case_facts.push_back({relation.spec.name, {}});
    }
  }

  void add_rows(const RelationSpec& relation, int count, std::vector<FactSpec>& facts) {
    for (; count > 0; --count) {
      FactSpec fact{relation.name, {}};
      for (const Type type : relation.columns) fact.cells.push_back(constant(type));
      facts.push_back(fact);
    }
  }

  inline static const std::vector<Type> kTypes = {Type::name,    Type::name,   Type::integer,
                                                  Type::integer, Type::number, Type::yes_no};

  std::mt19937_64& random_;
  std::vector<Leveled> relations_;
  RandomCase out_;
};

std::string text(const Cell& cell) {
  const auto* value = std::get_if<Value>(&cell.content);
  return value ? to_source(*value) : std::get<std::string>(cell.content);
}

std::string text(const Expr& expression) {
  static const std::vector<std::string> kWords = {"", "-", "+", "-", "*", "/", "mod", "abs", "min", "max"};
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

std::string text(const LiteralSpec& literal) {
  static const std::vector<std::string> kSigns = {"=", "!=", "<", "<=", ">", ">="};
  if (const auto* atom = std::get_if<AtomSpec>(&literal))
    return (atom->negated ? "not " : "") + text(atom->relation, atom->cells);
  const auto& test = std::get<TestSpec>(literal);
  return text(test.left) + ' ' + kSigns[static_cast<std::size_t>(test.comparator)] + ' ' + text(test.right);
}

}  // namespace

RandomCase random_case(std::mt19937_64& random) { return Generator(random).make(); }

RandomCase shuffled(RandomCase original, std::mt19937_64& random) {
  const auto shuffle = [&](auto& items) { std::shuffle(items.begin(), items.end(), random); };
  shuffle(original.program.relations);
  shuffle(original.program.rules);
  shuffle(original.facts);
  shuffle(original.case_facts);
  for (RuleSpec& rule : original.program.rules)
    for (auto& alternative : rule.alternatives) shuffle(alternative);
  return original;
}

std::string to_string(const RandomCase& shown) {
  std::string out;
  for (const RuleSpec& rule : shown.program.rules) {
    out += rule.name + ":";
    for (const AtomSpec& head : rule.heads) out += ' ' + text(head.relation, head.cells);
    for (const auto& alternative : rule.alternatives) {
      const char* separator = "\n    if ";
      for (const LiteralSpec& literal : alternative) {
        out += separator + text(literal);
        separator = ", ";
      }
    }
    out += '\n';
  }
  for (const FactSpec& fact : shown.facts)
    if (fact.relation != "halves") out += text(fact.relation, fact.cells) + "  ";
  out += "\ncase: ";
  for (const FactSpec& fact : shown.case_facts) out += text(fact.relation, fact.cells) + "  ";
  return out + '\n';
}

}  // namespace counsel::property
