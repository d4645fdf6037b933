// engine/eval/expression.h
// Arithmetic and comparison over symbols.
//
// Meaning: `+ - *`, negation, abs, min and max of integers are integers; where a number takes part, integers become
//          numbers first. `/` is always a number. `mod` takes integers and has the sign of the divisor.
//          An integer and a number compare exactly, without rounding either. Names and texts compare by bytes.
// Errors:  what has no result is `Undefined`: integer overflow, division by zero, a number beyond all finite ones.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <vector>

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
  maximum
};
enum class Comparison : std::uint8_t { equal, not_equal, less, less_equal, greater, greater_equal };

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

/// The value of the expression, as a symbol. Requires: operands of arithmetic are integers or numbers.
tl::expected<Symbol, Undefined> evaluate(const Expression& expression, const Symbol* registers, Symbols& symbols);

/// Whether the comparison holds between the two.
tl::expected<bool, Undefined> holds(Comparison comparison, const Expression& left, const Expression& right,
                                    const Symbol* registers, const Symbols& symbols);

/// The registers the expression reads, each once, in order of first use.
std::vector<Register> registers_of(const Expression& expression);

/// As rule text, with `names[register]` for the leaves: `?n + 1`, `min(?a, ?b)`, `(?a + 1) * ?b`.
std::string to_source(const Expression& expression, const std::vector<std::string>& names);
std::string_view comparison_sign(Comparison comparison);  // "=", "!=", "<" …

}  // namespace counsel::eval
