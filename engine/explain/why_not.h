// engine/explain/why_not.h
// Why something does not hold: every rule that could conclude it, with the conditions that held and those that failed.
//
// Method: with the values that the row gives, conditions are taken in the order written, those that give variables a
//         value before those that need one, and each is kept that can hold together with those kept so far. What is
//         not kept failed; what only a failed condition could have given a value is unreached.
// Order:  the rule with the fewest failed conditions first, then by rule name; of a rule its nearest alternative.
//         Equal on every run and machine. Texts hold no internal id.
// Cost:   a join for each condition of each rule that concludes the relation, which stops at the first match.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/explain/condition.h"
#include "engine/explain/grounds.h"

namespace counsel::explain {

/// One condition of a rule, looked at for one thing that it could have concluded.
struct TriedCondition {
  enum class State : std::uint8_t { held, failed, unreached };
  State state = State::held;
  std::string text;    // with every value that is settled filled in: "Phoenix written-in Elixir"
  std::string actual;  // of one that failed: what is so instead, "concurrency is low"; may be empty
};

/// A rule that could have concluded it.
struct NearMiss {
  std::string rule, label, place;
  std::string verb;                        // "suggests", "excludes" …
  std::vector<TriedCondition> conditions;  // as written
  std::size_t failed = 0;                  // conditions that did not hold, or were not reached
};

class WhyNot {
 public:
  explicit WhyNot(const Grounds& grounds) : grounds_(grounds), matcher_(grounds.program, grounds.model) {}

  /// The rules that could have concluded such a row, where lang::Anything stands for any value. Rules that do conclude
  /// one are left out.
  std::vector<NearMiss> why_not(RelationId relation, std::span<const lang::Term> terms);

  /// What is so instead: "concurrency is low", "team-size is unanswered", "Phoenix written-in Elixir"; empty where
  /// nothing is near.
  std::string instead(RelationId relation, std::span<const lang::Term> terms) const;

 private:
  using Values = std::map<VariableId, Value>;

  std::optional<NearMiss> tried(RuleId rule, const lang::Alternative& alternative, const lang::Head& head,
                                std::span<const lang::Term> terms);
  Values settled(RuleId rule, const lang::Alternative& kept, Values values);

  Grounds grounds_;
  eval::Matcher matcher_;
};

}  // namespace counsel::explain
