// engine/eval/join_order.h
// In which order the conjuncts of a body are taken.
//
// Method: greedy. What only filters is taken as soon as its variables are bound; otherwise the atom that is expected to
//         have the fewest rows for each way the earlier ones hold, those without a bound column last.
// Order:  as written where nothing else decides, so the same body always gets the same order.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/eval/expression.h"

namespace counsel::eval {

struct Conjunct {
  enum class Kind : std::uint8_t { atom, absence, comparison, aggregate, every };
  Kind kind = Kind::atom;
  // Atoms and absences:
  std::vector<std::optional<Register>> columns;  // nothing: any value will do
  std::uint64_t rows = 0;                        // of the relation, as far as is known
  bool leads = false;                            // must come first: the rows of the last round
  // The others. What an aggregate or an `every` reads is its left side; its result is the right one.
  std::vector<Register> left, right;             // the registers each side reads
  bool binds_left = false, binds_right = false;  // an `=` with a variable alone on that side
  bool can_be_undefined = false;

  /// It goes through rows for every binding of what it reads.
  bool is_nested() const { return kind == Kind::aggregate || kind == Kind::every; }
  bool is_atom() const { return kind == Kind::atom || kind == Kind::absence; }
};

struct Placed {
  enum class As : std::uint8_t { conjunct, binding_left, binding_right };
  std::size_t conjunct = 0;
  As as = As::conjunct;  // how an `=` is taken: as a comparison, or to bind the variable on one side
};

enum class UndefinedArithmetic : std::uint8_t { early, late };  // when to take what can be undefined

/// `bound[register]` for what has a value before the body starts. Requires: a safe body.
std::vector<Placed> join_order(const std::vector<Conjunct>& conjuncts, std::vector<bool> bound,
                               UndefinedArithmetic when);

}  // namespace counsel::eval
