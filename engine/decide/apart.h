// engine/decide/apart.h
// What follows from each of many answers by itself, found in one run of all of them.
//
// Method: a linear relation (linear.h) holds for several answers what it holds for each. Such relations, with the rules
//         that fill them, are made a program of their own, in which they have one more column, the first: the number of
//         the answer that a row follows from, or 0 where it follows whatever is answered. What no answer changes is
//         taken over from a model. (The column is that of magic sets, which keep apart what belongs to which question;
//         Bancilhon, Maier, Sagiv & Ullman 1986.)
// Cost:   making it is linear in the program, and in the rows that are taken over; a run, in the rows of all answers.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/result.h"
#include "engine/eval/fixpoint.h"
#include "engine/eval/plan.h"
#include "engine/lang/program.h"

namespace counsel::decide {

class Apart {
 public:
  /// `from` is what any case of the program leads to; it may go away afterwards. Where not even linear relations are to be
  /// kept apart, runs tell nothing.
  Apart(const lang::Program& program, const eval::Model& from, bool linear = true);

  /// Whether answers can change the relation at all.
  bool changes(RelationId relation) const { return changes_[index(relation)]; }
  /// Whether a run tells what each answer makes of the relation. Implies `changes`.
  bool separates(RelationId relation) const { return separates_[index(relation)]; }

  /// The answers by their places, counted from 1; those about other relations are passed over.
  /// Errors: as a run of the engine.
  Result<eval::Model> run(std::span<const eval::CaseFact> answers, const RunLimits& limits) const;

  /// Of all the values that came with the facts.
  std::shared_ptr<const eval::Symbols> symbols() const;

 private:
  std::vector<bool> changes_, separates_;  // by RelationId
  std::unique_ptr<const eval::Plan> plan_;
  std::optional<eval::Prepared> prepared_;
};

}  // namespace counsel::decide
