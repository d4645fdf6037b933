// engine/decide/moves.h
// What could be answered otherwise: a *move* is one answer made another, a *change* is a set of moves.
//
// Shape:  an attribute of one value is set to another value, or its answer withdrawn. One of many values gains a value,
//         loses one, or is answered with none. Once nothing of it is left it is answered with none, too.
// Order:  moves by attribute, kind and value; a change is sorted so.
// Cost:   that of the attributes it moves (`cost`, else 1), once for each move.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "engine/decide/questions.h"
#include "engine/eval/fixpoint.h"
#include "engine/lang/program.h"

namespace counsel::decide {

struct Move {
  enum class Kind : std::uint8_t { set, withdraw, add, take_away, answer_none };
  RelationId attribute{};
  Kind kind{};
  std::optional<Value> value;  // for set, add and take_away
  std::int64_t cost = 1;

  friend bool operator==(const Move& a, const Move& b) {
    return a.attribute == b.attribute && a.kind == b.kind && a.value == b.value;
  }
  friend bool operator<(const Move& a, const Move& b);
};

/// Moves of different attributes, or adding and taking away different values of one.
using Change = std::vector<Move>;

struct MoveChoice {
  bool of_fixed = false;  // of attributes that are `fixed`, too
  bool withdrawing = false;
};

/// What people are asked and may answer otherwise, ascending. The date of the decision does not move.
std::vector<RelationId> movable(const lang::Program& program, bool of_fixed = false);

/// Every move that a case allows: of attributes with `ask`, to each of the answers worth trying (questions.h), and
/// never to what is answered already.
std::vector<Move> moves(const lang::Program& program, std::span<const eval::CaseFact> answers, MoveChoice choice = {});

/// Whether the two can be in one change.
bool go_together(const Move& a, const Move& b);

std::int64_t cost_of(std::span<const Move> change);

/// Each once. Requires: moves of one attribute stand together.
std::vector<RelationId> attributes_of(std::span<const Move> moves);

/// The answers that are given of the attribute, in their order, as positions in `answers`. That there is none counts.
std::vector<std::size_t> answers_about(const lang::Program& program, std::span<const eval::CaseFact> answers,
                                       RelationId attribute);

/// The answers as the change leaves them. New ones come last and have origins from `answers.size()` on.
std::vector<eval::CaseFact> changed(const lang::Program& program, std::span<const eval::CaseFact> answers,
                                    std::span<const Move> change);

/// What the changed case leads to; nothing where it has no result (undefined arithmetic).
/// Requires: `standing` is what `given` leads to. Errors: limit_reached.
Result<std::optional<eval::Model>> run_changed(const Case& given, const eval::Model& standing,
                                               std::span<const Move> change);

}  // namespace counsel::decide
