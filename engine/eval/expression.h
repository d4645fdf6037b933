// engine/eval/expression.h
// Arithmetic and comparison over symbols.
//
// Meaning: `+ - *`, negation, abs, min and max of integers are integers; where a number takes part, integers become
//          numbers first. `/` is always a number. `mod` takes integers and has the sign of the divisor.
//          An integer and a number compare exactly, without rounding either. Names and texts compare by bytes.
//          A date moves by an integer of days, and two dates lie an integer of days apart.
//          `length` and `lower` take a text or a name, and go by its characters.
// Errors:  what has no result is `Undefined`: integer overflow, division by zero, a number beyond all finite ones,
//          a date before the first or after the last.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "engine/base/pattern.h"
#include "engine/eval/symbols.h"

namespace counsel::eval {

/// A place in the row of symbols that a rule body works on: first its variables, then its constants.
using Register = std::uint32_t;

enum class Operation : std::uint8_t {
  leaf,
  negate,
  add,
  subtract,
  multiply,
  divide,
  modulo,
  absolute,
  minimum,
  maximum,
  length,
  lower,
};

/// The last eight compare texts; each is followed by its opposite.
enum class Comparison : std::uint8_t {
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  contains,
  not_contains,
  starts_with,
  not_starts_with,
  ends_with,
  not_ends_with,
  matches,
  not_matches,
};

struct Expression {
  Operation operation = Operation::leaf;
  Register leaf = 0;
  std::vector<Expression> operands;

  bool is_leaf() const { return operation == Operation::leaf; }
};

enum class Undefined : std::uint8_t { overflow, division_by_zero, not_finite };

/// "overflows", "divides by zero", "has no finite result"
std::string_view undefined_words(Undefined undefined);

/// Whether some values make the expression undefined.
bool can_be_undefined(const Expression& expression);

/// The value of the expression, as a symbol. Requires: operands have the types that their operations take.
tl::expected<Symbol, Undefined> evaluate(const Expression& expression, const Symbol* registers, Symbols& symbols);

/// Whether the comparison holds between the two. `pattern` is what the right side says, for `matches` and its opposite.
tl::expected<bool, Undefined> holds(Comparison comparison, const Expression& left, const Expression& right,
                                    const Symbol* registers, const Symbols& symbols, const Pattern* pattern = nullptr);

/// The registers the expression reads, each once, in order of first use.
std::vector<Register> registers_of(const Expression& expression);

/// As rule text, with `names[register]` for the leaves: `?n + 1`, `min(?a, ?b)`, `(?a + 1) * ?b`.
std::string to_source(const Expression& expression, const std::vector<std::string>& names);
std::string_view comparison_sign(Comparison comparison);  // "=", "!=", "<" …, "contains", "not contains" …

}  // namespace counsel::eval
