#include "engine/explain/conjunction.h"

#include <algorithm>
#include <optional>

#include "engine/lang/comparisons.h"
#include "engine/lang/safety.h"

namespace counsel::explain {

namespace {

using lang::Alternative;
using lang::Atom;
using lang::Literal;
using lang::Term;
using lang::Test;

/// Whether it can give a variable a value.
struct CanBind {
  bool operator()(const Atom& atom) const { return !atom.negated; }
  bool operator()(const lang::Test& test) const {
    return test.comparator == lang::Comparator::equal && !test.only_compares;
  }
  bool operator()(const lang::Aggregate& aggregate) const { return !aggregate.absent; }
  bool operator()(const lang::Every&) const { return false; }
};

/// What holds where the literal does not; nothing where it always holds.
struct Negation {
  const Alternative& base;

  std::optional<Literal> operator()(Atom atom) const {
    const auto bound = lang::bound_by(base);
    for (Term& term : atom.terms)
      if (const auto* id = std::get_if<VariableId>(&term); id && !bound.contains(*id)) term = lang::Anything{};
    atom.negated = !atom.negated;
    return atom;
  }
  std::optional<Literal> operator()(Test test) const {
    if (!all_bound(test, base)) return std::nullopt;  // it gives a variable its value
    test.comparator = lang::opposite(test.comparator);
    return test;
  }
  std::optional<Literal> operator()(lang::Aggregate aggregate) const {
    const bool always =
        aggregate.function == lang::AggregateFunction::count || aggregate.function == lang::AggregateFunction::sum;
    if (always) return std::nullopt;
    aggregate.absent = !aggregate.absent;
    return aggregate;
  }
  std::optional<Literal> operator()(lang::Every every) const {
    every.negated = !every.negated;
    return every;
  }
};

/// Whether `base` holds in a way in which the aggregate has no such result as `base` gives it: `?n = max of …`. The value
/// of an aggregate has no variable of its own to be compared by, so ways are counted; those with it are among those without.
bool has_other_value(eval::Matcher& matcher, RuleId rule, const Alternative& base, const Literal& literal) {
  const auto* aggregate = std::get_if<lang::Aggregate>(&literal);
  if (!aggregate || aggregate->absent || !lang::bound_by(base).contains(aggregate->result)) return false;
  return matcher.matches(rule, with(base, literal)).size() < matcher.matches(rule, base).size();
}

}  // namespace

Alternative with(Alternative conjunction, const Literal& literal) {
  conjunction.literals.push_back(literal);
  return conjunction;
}

bool all_bound(const Literal& literal, const Alternative& conjunction) {
  const auto bound = lang::bound_by(conjunction);
  const auto used = lang::variables_of(literal);
  return std::all_of(used.begin(), used.end(), [&](VariableId id) { return bound.contains(id); });
}

Alternative safe_part(Alternative conjunction) {
  const Alternative whole = conjunction;
  std::erase_if(conjunction.literals, [&](const Literal& literal) { return !all_bound(literal, whole); });
  return conjunction;
}

Alternative support_of(const Alternative& own, Alternative rest) {
  Alternative support, both = own;
  for (bool grew = true; grew;) {
    const auto bound = lang::bound_by(both);
    const auto wanted = std::find_if(rest.literals.begin(), rest.literals.end(), [&](const Literal& literal) {
      const auto mentions = lang::variables_of(literal);
      return std::visit(CanBind{}, literal) &&
             std::any_of(both.literals.begin(), both.literals.end(), [&](const Literal& needs) {
               const auto used = lang::variables_of(needs);
               return std::any_of(used.begin(), used.end(),
                                  [&](VariableId id) { return !bound.contains(id) && mentions.contains(id); });
             });
    });
    grew = wanted != rest.literals.end();
    if (!grew) continue;
    support.literals.push_back(*wanted);
    both.literals.push_back(*wanted);
    rest.literals.erase(wanted);
  }
  return support;
}

bool holds_without(eval::Matcher& matcher, RuleId rule, const Alternative& base, const Alternative& part) {
  Alternative so_far = base;
  std::vector<Literal> waiting = part.literals;
  const auto is_ready = [&](const Literal& literal) { return all_bound(literal, with(so_far, literal)); };
  for (auto next = std::find_if(waiting.begin(), waiting.end(), is_ready); next != waiting.end();
       next = std::find_if(waiting.begin(), waiting.end(), is_ready)) {
    if (has_other_value(matcher, rule, so_far, *next)) return true;
    const auto negation = std::visit(Negation{so_far}, *next);
    if (negation && matcher.holds(rule, with(so_far, *negation))) return true;
    so_far.literals.push_back(*next);
    waiting.erase(next);
  }
  return false;
}

}  // namespace counsel::explain
