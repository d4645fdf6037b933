// engine/explain/why_not.h
// Why something does not hold, or a candidate is not first: every rule that could conclude it or speak for it and does
// not, with what held, what failed, and how far that is from what was needed.
//
// Order:  the rule with the fewest failed conditions first, then by rule name; of a rule its nearest alternative.
//         Equal on every run and machine. Texts hold no internal id.
// Cost:   a trial (trial.h) of each alternative of each rule that could.
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
#include "engine/explain/grounds.h"
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
struct NearMiss {
  std::string rule, label, place;
  std::string verb;                        // "suggests", "excludes" …
  std::optional<std::int64_t> points_udb;  // what it would be worth to a candidate, where that is certain
  Hindrance hindrance{};                   // refuted, unanswered or overridden
  std::vector<TriedCondition> conditions;  // as written
  std::size_t failed = 0;                  // conditions that did not hold, or were not reached
  std::string overridden_by;               // the rule on whose account it does not count …
  std::optional<Proof> overriding;         // … and why that rule holds
};

/// Why a candidate is not recommended.
struct NotFirst {
  std::optional<Hindrance> hindrance;  // nothing: it leads
  Position position;
  std::vector<Proof> exclusions;
  std::vector<NearMiss> misses;  // rules that could speak for it
};

/// Why a fact does not hold.
struct NotSo {
  Hindrance hindrance{};
  std::string instead;           // what is so instead; empty where nothing is near
  std::optional<Proof> because;  // why, where that leaves no room for the fact
  std::vector<NearMiss> misses;  // rules that could conclude it
};

class WhyNot {
 public:
  explicit WhyNot(const Grounds& grounds) : grounds_(grounds), trials_(grounds), explainer_(grounds) {}

  NotFirst candidate(const decide::Candidate& candidate, const decide::Ranking& ranking);

  /// Terms may stand for anything. Requires: no such row holds.
  NotSo fact(RelationId relation, std::span<const lang::Term> terms);

  /// The rules that could have concluded such a row, and do not.
  std::vector<NearMiss> misses(RelationId relation, std::span<const lang::Term> terms);

  /// The rules that could have said such a thing about the candidate and do not; `only` that rule, where one is named.
  std::vector<NearMiss> misses(const decide::Candidate& candidate, DecisionId decision, std::span<const lang::Verb> verbs,
                               std::optional<RuleId> only = std::nullopt);

 private:
  std::optional<NearMiss> nearest(RuleId rule, RelationId relation, std::span<const lang::Term> terms);
  NearMiss overridden(const decide::Candidate& candidate, const decide::Contribution& said);

  Grounds grounds_;
  Trials trials_;
  Explainer explainer_;
};

}  // namespace counsel::explain
