// engine/explain/why_not.h
// Why something does not hold, or a candidate is not first: every rule that could conclude it or speak for it and does
// not, with what held, what failed, and how far that is from what was needed.
//
// Order:  what is overridden, which holds already; then by the fewest moves of answers under which the rule would speak
//         (nearest_change.h), then by the fewest failed conditions, then by rule name. Rules that no change within the
//         bound makes speak come last. Without a case whose answers could move, failed conditions alone count.
//         Equal on every run and machine. Texts hold no internal id.
// Size:   as it is told.
// Cost:   a search for each rule that could; a trial in full (trial.h) for those that are asked for.
// Errors: limit_reached.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/ranking.h"
#include "engine/explain/change.h"
#include "engine/explain/contrast.h"
#include "engine/explain/grounds.h"
#include "engine/explain/nearest_change.h"
#include "engine/explain/trial.h"
#include "engine/explain/trim.h"

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

/// One answer that would have to be another: "team-size=3 instead of 12".
struct AnswerChange {
  std::string attribute, text;
};

/// A rule that could have concluded it.
struct NearMiss {
  std::string rule, label, place;
  std::string verb;                        // "suggests", "excludes" …
  std::optional<std::int64_t> points_udb;  // what it would be worth to a candidate, where that is certain
  std::optional<NearestChange::Search> search;  // nothing: nothing was searched for
  std::vector<AnswerChange> change;        // of what was found: the fewest answers that would make it speak
  Hindrance hindrance{};                   // refuted, unanswered or overridden
  std::vector<TriedCondition> conditions;  // as written
  std::size_t failed = 0;                  // conditions that did not hold, or were not reached
  std::string overridden_by;               // the rule on whose account it does not count …
  std::optional<Proof> overriding;         // … and why that rule holds
};

/// The nearest rules, and how many there are besides.
struct NearMisses {
  std::vector<NearMiss> nearest;
  std::size_t more = 0;
};

/// Why a candidate is not recommended.
struct NotFirst {
  std::optional<Hindrance> hindrance;  // nothing: it leads
  Position position;
  std::optional<Contrast> behind;      // of one that is outweighed: the first leader against it
  std::vector<Proof> exclusions;
  NearMisses misses;  // rules that could speak for it
};

/// Why a fact does not hold.
struct NotSo {
  Hindrance hindrance{};
  std::string instead;           // what is so instead; empty where nothing is near
  std::optional<Proof> because;  // why, where that leaves no room for the fact
  NearMisses misses;             // rules that could conclude it
};

struct WhyNotSize {
  std::size_t rules = 0;  // that are told in full, the nearest
  ProofSize proofs = {};  // of each
};

class WhyNot {
 public:
  /// With `nearest`, the answers of the case may move.
  /// Requires: `nearest` is about the same model, and outlives this.
  WhyNot(const Grounds& grounds, const WhyNotSize& size, NearestChanges* nearest = nullptr)
      : grounds_(grounds), size_(size), nearest_(nearest), trials_(grounds, size.proofs), explainer_(grounds) {}

  Result<NotFirst> candidate(const decide::Candidate& candidate, const decide::Ranking& ranking);

  /// Terms may stand for anything. Requires: no such row holds.
  Result<NotSo> fact(RelationId relation, std::span<const lang::Term> terms);

  /// The rules that could have concluded such a row, and do not.
  Result<NearMisses> misses(RelationId relation, std::span<const lang::Term> terms);

  /// The rules that could have said such a thing about the candidate and do not; `only` that rule, where one is named.
  Result<NearMisses> misses(const decide::Candidate& candidate, DecisionId decision, std::span<const lang::Verb> verbs,
                            std::optional<RuleId> only = std::nullopt);

 private:
  struct Attempt;

  Result<std::vector<Attempt>> attempts(RelationId relation, std::span<const lang::Term> terms);
  Result<std::vector<Attempt>> attempts(const decide::Candidate& candidate, DecisionId decision,
                                        std::span<const lang::Verb> verbs, std::optional<RuleId> only);
  Result<void> attempt(RuleId rule, RelationId relation, std::span<const lang::Term> terms,
                       std::vector<Attempt>& attempts);
  Attempt found_way(Attempt attempt, std::span<const WantedHead> wanted);
  Attempt least_failed(Attempt attempt, std::span<const WantedHead> wanted);
  void count(Attempt& attempt);
  NearMisses told(std::vector<Attempt> attempts, const decide::Candidate* candidate);
  NearMiss told(const Attempt& attempt, const decide::Candidate* candidate);

  Grounds grounds_;
  WhyNotSize size_;
  NearestChanges* nearest_;
  Trials trials_;
  Explainer explainer_;
};

}  // namespace counsel::explain
