// tests/property/random_conditions.h
// Random conditions that the checker would accept: well-typed, safe and stratified.
//
// Every relation has a level. A condition reads relations up to the level of what it concludes; what is negated,
// counted or ranged over by `every` is lower, so any cycle is free of those. A value that arithmetic makes is kept
// within bounds by a test that goes with it, so recursion through it comes to an end.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "tests/property/random_values.h"

namespace counsel::property {

struct Leveled {
  support::RelationSpec spec;
  int level = 0;  // 0: facts only
};

/// A relation of the numbers that recursion through arithmetic may take.
inline constexpr const char* kHalves = "halves";

inline constexpr const char* kCertainty = "?icertainty";

class RandomConditions {
 public:
  /// Requires: `relations` outlives this and is not empty.
  RandomConditions(Random& random, const std::vector<Leveled>& relations) : random_(random), relations_(relations) {}

  /// A variable such as may stand in a rule's heads and conditions.
  std::string variable(Type type);

  /// One way for a rule to hold whose heads are of this level at least. Binds the variables `needed`.
  std::vector<support::LiteralSpec> alternative(int level, const std::set<std::string>& needed);

  /// The same; `kCertainty` is bound to how certain it is.
  std::vector<support::LiteralSpec> weighed_alternative(int level, const std::set<std::string>& needed);

 private:
  /// One alternative in the making.
  struct Scope {
    std::string mark;                // in the names of the variables that range inside an aggregate or `every`
    std::set<std::string> bound;     // those that have a value
    std::set<std::string> computed;  // those of them that a literal without rows gave it to
    std::vector<support::LiteralSpec> literals;
    std::vector<support::Expr> certainties;  // of the uncertain atoms
  };

  std::string variable(const Scope& scope, Type type);
  std::vector<std::string> bound_variables(const Scope& scope, Type type) const;
  std::vector<const Leveled*> below(int level) const;

  void add_atom(Scope& scope, const std::vector<const Leveled*>& relations);
  support::Cell certainty(Scope& scope);
  void add_absence(Scope& scope, int level);
  Scope scope(int level, const std::set<std::string>& needed);
  void bind(Scope& scope, const std::set<std::string>& variables);

  void add_test(Scope& scope);
  support::LiteralSpec comparison(const Scope& scope, support::Expr left, support::Expr right, bool may_equal = true);
  void add_text_test(Scope& scope);
  void bound_size(Scope& scope, const std::string& target, Type type);
  support::Expr operand(const Scope& scope, Type type);
  support::Expr arithmetic(const Scope& scope, Type type, int depth);
  support::Expr on_dates(const Scope& scope, Type type, int depth);

  void add_aggregate(Scope& scope, int level);
  void add_every(Scope& scope, int level);
  support::AlternativesSpec inside(const Scope& outside, int level, std::set<std::string>& own);
  Scope ranging(const Scope& outside, int level);

  Random& random_;
  const std::vector<Leveled>& relations_;
};

}  // namespace counsel::property
