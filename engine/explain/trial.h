// engine/explain/trial.h
// One way in which a rule could have concluded something, condition by condition: what held, what failed, what was so
// instead, and how far that is from what was needed.
//
// Method: with the values that the row gives, conditions are taken in the order written, those that give variables a
//         value before those that need one, and each is kept that can hold together with those kept so far. What is
//         not kept failed; what only a failed condition could have given a value is unreached.
// Order:  conditions as written. Equal on every run and machine. Texts hold no internal id.
// Cost:   a join for each condition, which stops at the first match; a proof of what stands in the way of each that failed.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/explain/grounds.h"
#include "engine/explain/instead.h"
#include "engine/explain/need.h"
#include "engine/explain/proof.h"
#include "engine/explain/trim.h"
#include "engine/explain/why.h"

namespace counsel::explain {

/// One condition of a rule, looked at for one thing that it could have concluded.
struct TriedCondition {
  enum class State : std::uint8_t {
    held,
    failed,
    unanswered,  // it failed since it asks for an answer that nobody gave
    unreached,
  };
  State state = State::held;
  std::string text;    // with every value that is settled filled in: "Phoenix written-in Elixir"
  std::string actual;  // of one that did not hold: what is so instead, "concurrency is low"; may be empty
  Need needed;         // … and what would do
  bool by_facts = false;  // no answer bears on it
  std::optional<Proof> obstacle;      // of what stands in the way: the value that is had instead, what a `not` denies

  bool missed() const { return state == State::failed || state == State::unanswered; }
};

/// The values that a row of such terms gives to the variables of the head; nothing where the head cannot give this row.
std::optional<Values> unified(const lang::Head& head, std::span<const lang::Term> terms);

/// The values as conditions.
lang::Alternative given(const Values& values);

class Trials {
 public:
  /// `size`: of the proofs.
  explicit Trials(const Grounds& grounds, const ProofSize& size)
      : grounds_(grounds), size_(size), matcher_(grounds.program, grounds.model), explainer_(grounds) {}

  /// The conditions of an alternative, for the values that the row gives and, of the ways in which it could hold, for the
  /// one with the values of `way`. `in_full`: with what is needed, and with proofs.
  std::vector<TriedCondition> of(RuleId rule, const lang::Alternative& alternative, const Values& row, const Values& way,
                                 bool in_full);

  /// Whether it holds for these values.
  bool holds(RuleId rule, const lang::Alternative& alternative, const Values& row);

 private:
  enum class Fate : std::uint8_t { waiting, kept, failed };
  struct Sifted {
    std::vector<Fate> fates;  // by literal
    lang::Alternative kept;   // with the values of the row
    Values values;            // of the variables that are settled
  };

  Sifted sift(RuleId rule, const lang::Alternative& alternative, const Values& row, const Values& way);
  Values settled(RuleId rule, const lang::Alternative& kept, Values values);
  void explain(TriedCondition& tried, RuleId rule, const lang::Literal& literal, const Sifted& sifted, bool in_full);

  Grounds grounds_;
  ProofSize size_;
  eval::Matcher matcher_;
  Explainer explainer_;
};

}  // namespace counsel::explain
