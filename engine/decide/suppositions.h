// engine/decide/suppositions.h
// What a case would come to if it were answered otherwise, for many changes, without running the case for each.
//
// Method: exact. What a rule says depends on nothing but the answers that it reads (readers.h). So under a change it
//         says what it says under the part of the change that it reads, and each different part is run once, from the
//         model that stands. Points are whole numbers, so what is added up equals what a whole run gives, bit for bit.
// Cost:   a run of what depends on the moved attributes for each part that was not met before; otherwise a look-up for
//         each reader of a moved attribute, and as many additions as there are candidates.
// Errors: limit_reached.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/result.h"
#include "engine/decide/evidence.h"
#include "engine/decide/moves.h"
#include "engine/decide/questions.h"
#include "engine/decide/readers.h"
#include "engine/decide/standing.h"

namespace counsel::decide {

/// What one rule says for one candidate.
struct Said {
  std::uint32_t candidate = 0;  // its place in the kind
  RuleId rule{};
  bool overridden = false;  // then it counts for nothing
  Standing standing;

  bool operator==(const Said&) const = default;
};

/// By candidate, then rule.
std::vector<Said> said_in(const std::vector<CandidateEvidence>& evidence);

class Suppositions {
 public:
  /// Requires: `standing` is what `given` leads to, and what it says for the decision has a ranking. All outlive this.
  Suppositions(const Case& given, const eval::Model& standing, DecisionId decision);

  /// Every move there is: with those of fixed attributes, and with answers withdrawn.
  const std::vector<Move>& moves() const { return moves_; }
  const std::vector<Reader>& readers() const { return readers_; }

  /// Where the candidates would stand. Nothing where the changed case has no result (undefined arithmetic).
  /// Requires: a change made of `moves()`, sorted.
  Result<std::optional<Standings>> standings(std::span<const Move> change);
  /// What the rules would say that read something of the change, by candidate and rule. Nothing as above.
  Result<std::optional<std::vector<Said>>> said(std::span<const Move> change);
  /// Whether the rule would speak for the candidate, be it overridden or not. False where there is no result.
  Result<bool> speaks(RuleId rule, std::size_t candidate, std::span<const Move> change);

 private:
  using Part = std::vector<std::uint32_t>;  // positions in `moves_`, ascending

  /// What a reader says under a part of a change.
  struct Saying {
    bool failed = false;  // the part alone has no result
    std::vector<Said> said;
    std::int32_t contradictions = 0;
  };

  Part positions(std::span<const Move> change) const;
  std::vector<Move> change_of(const Part& part) const;
  std::vector<std::size_t> readers_of(const Part& change) const;
  Part part_of(const Part& change, std::size_t reader) const;
  Result<std::optional<eval::Model>> run(const Part& change) const;
  Result<void> learn(const Part& part);
  /// By reader of the change. Nothing where some part of it has no result of its own: then the change is run as a
  /// whole.
  Result<std::optional<std::vector<const Saying*>>> sayings(const Part& change,
                                                            const std::vector<std::size_t>& readers);
  std::vector<Saying> heard(const eval::Model& model, const std::vector<std::size_t>& readers) const;

  const Case& given_;
  const eval::Model& standing_;
  DecisionId decision_;
  std::vector<Move> moves_;
  std::vector<Reader> readers_;
  std::vector<std::vector<std::size_t>> readers_by_attribute_;  // by RelationId
  std::vector<std::vector<bool>> reads_;                        // by reader, then RelationId
  std::vector<std::map<Part, Saying>> sayings_;                 // by reader
  Standings standings_;                                         // of the case as it stands
};

}  // namespace counsel::decide
