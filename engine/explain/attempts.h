// engine/explain/attempts.h
// The rules that could have concluded something, or said it of a candidate, and do not: each in the way in which it comes
// nearest.
//
// Order:  by rule, as written.
// Cost:   a search for the nearest change (nearest_change.h) of each, or a trial of each of its alternatives.
// Errors: limit_reached.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/decide/ranking.h"
#include "engine/explain/grounds.h"
#include "engine/explain/nearest_change.h"
#include "engine/explain/trial.h"

namespace counsel::explain {

/// What keeps something from being so.
enum class Hindrance : std::uint8_t {
  refuted,     // an answer, a fact or what follows from them says otherwise
  excluded,    // of a candidate: a rule rules it out
  unanswered,  // nothing but questions that nobody answered
  overridden,  // what speaks for it holds, and another rule overrides that
  outweighed,  // of a candidate: it has points, and another has more
};

/// "refuted", "excluded", "unanswered" …
std::string_view hindrance_word(Hindrance hindrance);

/// A rule that could have concluded it.
struct Attempt {
  RuleId rule{};
  std::uint32_t head = 0, alternative = 0;
  Values row, way;                         // of the variables, by what is wanted and by how it could hold
  std::optional<NearestChange> nearest;
  std::size_t failed = 0;                  // conditions that did not hold, or were not reached
  Hindrance hindrance{};
  std::optional<decide::Contribution> overridden;  // what it says already, and does not count

  /// Moves that it takes; more than any where none do.
  std::size_t moves() const {
    if (overridden || !nearest) return 0;
    return nearest->search == NearestChange::Search::found ? nearest->change.size() : kMaxMoves + 1;
  }
};

class Attempts {
 public:
  /// With `nearest`, the answers of the case may move. Requires: it is about the same model; all outlive this.
  Attempts(const Grounds& grounds, Trials& trials, NearestChanges* nearest)
      : grounds_(grounds), trials_(trials), nearest_(nearest) {}

  /// To conclude a row. Terms may stand for anything.
  Result<std::vector<Attempt>> of(RelationId relation, std::span<const lang::Term> terms);

  /// To say such a thing of the candidate; `only` by that rule, where one is named.
  Result<std::vector<Attempt>> of(const decide::Candidate& candidate, DecisionId decision,
                                  std::span<const lang::Verb> verbs, std::optional<RuleId> only);

 private:
  Result<void> attempt(RuleId rule, RelationId relation, std::span<const lang::Term> terms,
                       std::vector<Attempt>& attempts);
  Attempt found_way(Attempt attempt, std::span<const WantedHead> wanted);
  Attempt least_failed(Attempt attempt, std::span<const WantedHead> wanted);
  void count(Attempt& attempt);

  const Grounds& grounds_;
  Trials& trials_;
  NearestChanges* nearest_;
};

}  // namespace counsel::explain
