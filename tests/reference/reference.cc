#include "tests/reference/reference.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace counsel::reference {

namespace {

using lang::Arithmetic;
using lang::Comparator;
using lang::Operator;

/// Values of the variables of one rule.
struct Bindings {
  std::vector<std::optional<Value>> values;  // by VariableId; nothing where a variable has none yet
  std::vector<bool> without_result;          // by VariableId; it is `=` to arithmetic that has no result
  bool any_without_result = false;           // some condition was passed over for it
};

struct UndefinedArithmetic {};  // thrown by `value_of`

// ---- arithmetic: wide enough types, and a look at what came out

using Wide = __int128;

Value integer(Wide wide) {
  if (wide < std::numeric_limits<std::int64_t>::min() || wide > std::numeric_limits<std::int64_t>::max())
    throw UndefinedArithmetic{};
  return static_cast<std::int64_t>(wide);
}

Value number(double result) {
  if (!std::isfinite(result)) throw UndefinedArithmetic{};
  return number_value(result);
}

double as_number(const Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  return std::get<double>(value);
}

Value apply(Operator op, const Value& a, const Value& b) {
  const auto* x = std::get_if<std::int64_t>(&a);
  const auto* y = std::get_if<std::int64_t>(&b);
  if (op == Operator::divide) {
    if (as_number(b) == 0) throw UndefinedArithmetic{};
    return number(as_number(a) / as_number(b));
  }
  if (x && y) {
    switch (op) {
      case Operator::add:
        return integer(Wide{*x} + *y);
      case Operator::subtract:
        return integer(Wide{*x} - *y);
      case Operator::multiply:
        return integer(Wide{*x} * *y);
      case Operator::minimum:
        return std::min(*x, *y);
      case Operator::maximum:
        return std::max(*x, *y);
      default: {  // mod: what is left when the largest multiple of y that is not beyond x is taken away
        if (*y == 0) throw UndefinedArithmetic{};
        const Wide rest = Wide{*x} % *y;
        return integer(rest == 0 || (rest < 0) == (*y < 0) ? rest : rest + *y);
      }
    }
  }
  switch (op) {
    case Operator::add:
      return number(as_number(a) + as_number(b));
    case Operator::subtract:
      return number(as_number(a) - as_number(b));
    case Operator::multiply:
      return number(as_number(a) * as_number(b));
    case Operator::minimum:
      return number(std::min(as_number(a), as_number(b)));
    default:
      return number(std::max(as_number(a), as_number(b)));
  }
}

Value value_of(const lang::Term& term, const Bindings& bindings) {
  const auto* variable = std::get_if<VariableId>(&term);
  if (variable == nullptr) return std::get<Value>(term);
  if (bindings.without_result[index(*variable)]) throw UndefinedArithmetic{};
  return *bindings.values[index(*variable)];
}

Value value_of(const Arithmetic& arithmetic, const Bindings& bindings) {
  if (arithmetic.op == Operator::leaf) return value_of(arithmetic.leaf, bindings);
  Value result = value_of(arithmetic.operands[0], bindings);
  const Value zero = std::holds_alternative<std::int64_t>(result) ? Value(std::int64_t{0}) : Value(0.0);
  if (arithmetic.op == Operator::negate) return apply(Operator::subtract, zero, result);
  if (arithmetic.op == Operator::absolute)
    return compare(result, zero) < 0 ? apply(Operator::subtract, zero, result) : result;
  for (std::size_t i = 1; i < arithmetic.operands.size(); ++i)
    result = apply(arithmetic.op, result, value_of(arithmetic.operands[i], bindings));
  return result;
}

bool holds(Comparator comparator, const Value& a, const Value& b) {
  std::strong_ordering order = compare(a, b);
  const bool mixed = a.index() != b.index() && type_of(a) >= Type::integer && type_of(a) <= Type::number &&
                     type_of(b) >= Type::integer && type_of(b) <= Type::number;
  if (mixed) {  // a long double holds every integer and every double exactly
    const auto exact = [](const Value& value) {
      const auto* whole = std::get_if<std::int64_t>(&value);
      return whole ? static_cast<long double>(*whole) : static_cast<long double>(std::get<double>(value));
    };
    order = exact(a) < exact(b)   ? std::strong_ordering::less
            : exact(b) < exact(a) ? std::strong_ordering::greater
                                  : std::strong_ordering::equal;
  }
  switch (comparator) {
    case Comparator::equal:
      return order == 0;
    case Comparator::not_equal:
      return order != 0;
    case Comparator::less:
      return order < 0;
    case Comparator::less_equal:
      return order <= 0;
    case Comparator::greater:
      return order > 0;
    default:
      return order >= 0;
  }
}

// ---- which literal comes next

bool is_bound(const lang::Term& term, const Bindings& bindings) {
  const auto* variable = std::get_if<VariableId>(&term);
  return variable == nullptr || bindings.values[index(*variable)] || bindings.without_result[index(*variable)];
}

bool is_bound(const Arithmetic& arithmetic, const Bindings& bindings) {
  if (arithmetic.op == Operator::leaf) return is_bound(arithmetic.leaf, bindings);
  return std::all_of(arithmetic.operands.begin(), arithmetic.operands.end(),
                     [&](const Arithmetic& operand) { return is_bound(operand, bindings); });
}

/// The variable alone on this side of an `=`, if it has no value yet.
std::optional<VariableId> to_bind(const lang::Test& test, const Arithmetic& side, const Bindings& bindings) {
  if (test.comparator != Comparator::equal || side.op != Operator::leaf || is_bound(side, bindings))
    return std::nullopt;
  return std::get<VariableId>(side.leaf);
}

bool is_ready(const lang::Literal& literal, const Bindings& bindings) {
  if (const auto* atom = std::get_if<lang::Atom>(&literal))
    return !atom->negated ||
           std::all_of(atom->terms.begin(), atom->terms.end(), [&](const auto& t) { return is_bound(t, bindings); });
  const auto& test = std::get<lang::Test>(literal);
  const bool left = is_bound(test.left, bindings);
  const bool right = is_bound(test.right, bindings);
  return (left && right) || (left && to_bind(test, test.right, bindings)) ||
         (right && to_bind(test, test.left, bindings));
}

bool can_be_undefined(const Arithmetic& arithmetic) {
  if (arithmetic.op == Operator::leaf) return false;
  if (arithmetic.op != Operator::minimum && arithmetic.op != Operator::maximum) return true;
  return std::any_of(arithmetic.operands.begin(), arithmetic.operands.end(), can_be_undefined);
}

bool can_be_undefined(const lang::Literal& literal) {
  const auto* test = std::get_if<lang::Test>(&literal);
  return test != nullptr && (can_be_undefined(test->left) || can_be_undefined(test->right));
}

/// Atoms first, since they need nothing, so that `=` binds only what no atom does. What can be undefined comes last:
/// whether a missing result matters is asked where everything else holds.
std::size_t choose(const std::vector<const lang::Literal*>& waiting, const Bindings& bindings) {
  const auto rank = [](const lang::Literal& literal) {
    const auto* atom = std::get_if<lang::Atom>(&literal);
    return atom && !atom->negated ? 0 : can_be_undefined(literal) ? 2 : 1;
  };
  for (const int wanted : {0, 1, 2})
    for (std::size_t i = 0; i < waiting.size(); ++i)
      if (rank(*waiting[i]) == wanted && is_ready(*waiting[i], bindings)) return i;
  std::abort();  // unsafe
}

// ---- rules

class Evaluator {
 public:
  explicit Evaluator(const lang::Program& program) : program_(program) {}

  Model run(const std::vector<Given>& facts) {
    for (std::size_t i = 0; i < program_.relations.size(); ++i) model_[static_cast<RelationId>(i)];
    for (const Given& fact : facts) model_[fact.relation].insert(fact.values);
    for (std::size_t i = 0; i < program_.relations.size(); ++i)
      if (program_.relations[i].role == lang::Role::members)
        for (const auto& member : program_.kind(*program_.relations[i].kind).members)
          model_[static_cast<RelationId>(i)].insert({Name{member.name}});
    for (const lang::Stratum& stratum : program_.strata)
      while (grows(stratum)) {
      }
    return std::move(model_);
  }

 private:
  bool grows(const lang::Stratum& stratum) {
    const auto in_stratum = [&](RelationId relation) {
      return std::find(stratum.relations.begin(), stratum.relations.end(), relation) != stratum.relations.end();
    };
    grew_ = false;
    for (const lang::Rule& rule : program_.rules)
      for (const lang::Head& head : rule.heads)
        if (in_stratum(head.relation))
          for (const lang::Alternative& alternative : rule.alternatives) derive(rule, head, alternative);
    for (const RelationId id : stratum.relations) {
      const lang::Relation& relation = program_.relation(id);
      if (relation.role == lang::Role::known && !model_[*relation.of].empty())
        grew_ |= model_[id].insert(std::vector<Value>{}).second;
    }
    return grew_;
  }

  void derive(const lang::Rule& rule, const lang::Head& head, const lang::Alternative& alternative) {
    std::vector<const lang::Literal*> literals;
    for (const lang::Literal& literal : alternative.literals) literals.push_back(&literal);
    std::vector<std::vector<Value>> rows;  // added afterwards: the sets are being walked
    const std::size_t variables = rule.variables.size();
    satisfy(literals, {std::vector<std::optional<Value>>(variables), std::vector<bool>(variables), false},
            [&](const Bindings& bindings) {
              // Arithmetic without a result is an error where every condition holds that has one.
              if (bindings.any_without_result) throw UndefinedArithmetic{};
              auto& row = rows.emplace_back();
              for (const lang::Term& term : head.terms) row.push_back(value_of(term, bindings));
            });
    for (auto& row : rows) grew_ |= model_[head.relation].insert(std::move(row)).second;
  }

  template <class Then>
  void satisfy(std::vector<const lang::Literal*> waiting, Bindings bindings, const Then& then) {
    if (waiting.empty()) return then(bindings);
    const std::size_t next = choose(waiting, bindings);
    const lang::Literal& literal = *waiting[next];
    waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(next));
    const auto* atom = std::get_if<lang::Atom>(&literal);
    if (atom != nullptr && !atom->negated) {
      for (const auto& row : model_[atom->relation])
        if (const auto extended = unify(atom->terms, row, bindings)) satisfy(waiting, *extended, then);
      return;
    }
    std::optional<VariableId> target;
    try {
      if (!(atom ? is_absent(*atom, bindings) : passes(std::get<lang::Test>(literal), bindings, target))) return;
    } catch (const UndefinedArithmetic&) {
      bindings.any_without_result = true;
      if (target) bindings.without_result[index(*target)] = true;
    }
    satisfy(waiting, bindings, then);
  }

  bool is_absent(const lang::Atom& atom, const Bindings& bindings) {
    const auto& rows = model_[atom.relation];
    for (const lang::Term& term : atom.terms)
      if (!std::holds_alternative<lang::Anything>(term)) value_of(term, bindings);  // has one, or throws
    return std::none_of(rows.begin(), rows.end(),
                        [&](const auto& row) { return unify(atom.terms, row, bindings).has_value(); });
  }

  /// Whether the comparison holds; an `=` with a variable to bind binds it. `target` is that variable.
  static bool passes(const lang::Test& test, Bindings& bindings, std::optional<VariableId>& target) {
    target = to_bind(test, test.left, bindings);
    const lang::Arithmetic& other = target ? test.right : test.left;
    if (!target) target = to_bind(test, test.right, bindings);
    if (!target) return holds(test.comparator, value_of(test.left, bindings), value_of(test.right, bindings));
    bindings.values[index(*target)] = value_of(other, bindings);
    return true;
  }

  static std::optional<Bindings> unify(const std::vector<lang::Term>& terms, const std::vector<Value>& row,
                                       Bindings bindings) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
      if (std::holds_alternative<lang::Anything>(terms[i])) continue;
      if (!is_bound(terms[i], bindings)) bindings.values[index(std::get<VariableId>(terms[i]))] = row[i];
      if (value_of(terms[i], bindings) != row[i]) return std::nullopt;
    }
    return bindings;
  }

  const lang::Program& program_;
  Model model_;
  bool grew_ = false;
};

}  // namespace

bool Less::operator()(const std::vector<Value>& a, const std::vector<Value>& b) const {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](const Value& x, const Value& y) { return compare(x, y) < 0; });
}

Result<Model> evaluate(const lang::Program& program, const std::vector<Given>& facts) {
  try {
    return Evaluator(program).run(facts);
  } catch (const UndefinedArithmetic&) {
    return fail(ErrorKind::undefined_arithmetic, "some arithmetic has no result");
  }
}

}  // namespace counsel::reference
