// engine/decide/trials.h
// Which single answers to open questions would change who leads, without running the case for each of them.
//
// Method: exact. What each answer says by itself is found once, in one run of all of them (apart.h). It adds to what the
//         answers before it say: the rows that these do not bring are new, and points are whole numbers. Only what is
//         entangled (entangled.h) is run, once for all cases and answers with the same inputs.
// Shape:  a row of a relation that matters is an *item*; an answer is the items that it brings.
// Cost:   the first case: that run, and one from the standing model for each different input. Then as many look-ups and
//         additions as the answers bring items. At most some hundred megabytes are kept.
// Errors: limit_reached.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/result.h"
#include "engine/decide/apart.h"
#include "engine/decide/bounds.h"
#include "engine/decide/entangled.h"
#include "engine/decide/items.h"
#include "engine/decide/questions.h"
#include "engine/decide/ranking.h"
#include "engine/decide/standing.h"

namespace counsel::decide {

class Trials {
 public:
  /// For cases of one program and one set of facts. Where these, or what all answers bring together, are more than
  /// `most_rows`, nothing is kept apart, and all is as if it were entangled. Requires: the program outlives this. Not to be
  /// used by several threads at once.
  Trials(const lang::Program& program, DecisionId decision, std::uint64_t most_rows = 1 << 22)
      : program_(program), decision_(decision), most_rows_(most_rows), questions_(questions_of(program, decision)) {}

  /// Those of the decision that are open.
  std::vector<RelationId> open(const eval::Model& standing) const { return open_among(questions_, program_, standing); }

  /// Of each open question of the ranking that has such answers, in their order. Requires: `standing` is what `given`
  /// leads to, of these facts; `ranking` is of it, has its `unanswered`, and no contradictions.
  Result<std::vector<OpenQuestion>> changing(const Case& given, const eval::Model& standing, const Ranking& ranking);

  /// What the bounds of the same case (bounds.h) are not narrower than, without a run: what each open answer says by
  /// itself, all of it together. One a candidate, in the kind's order. Requires: `changing` found what there is to find.
  std::vector<Bounds> reach(const Case& given, const eval::Model& standing, const Ranking& ranking) const;

 private:
  struct Trial {
    std::optional<Value> answer;
    eval::CaseFact fact;
    AnswerId id{};
  };

  /// What the knot says with some inputs.
  struct Saying {
    bool failed = false;  // it has no result
    std::vector<Standing> candidates;
    std::int32_t contradictions = 0;
  };
  using Key = std::vector<ItemId>;  // ascending

  /// The case as it stands.
  struct Ground {
    const Case& given;
    const eval::Model& model;
    Standings standings;
    std::vector<bool> holds;     // by ItemId
    std::vector<Key> inputs;     // by knot
    std::vector<Standing> best;  // by group, of the items that hold
  };

  Result<void> learn(const Case& given, const eval::Model& standing, const Ranking& ranking);
  Ground ground(const Case& given, const eval::Model& standing, const Ranking& ranking) const;
  /// Not learnt yet.
  std::vector<Trial> trials_of(RelationId attribute) const;
  /// Into `out`. False where it leads to a contradiction, or to no result.
  Result<bool> standings_with(const Trial& trial, Ground& ground, Standings& out);
  Result<bool> add_entangled(const Trial& trial, const std::map<std::size_t, Key>& inputs, const Ground& ground,
                             Standings& out);
  Saying heard(const eval::Model& model, const Knot& knot) const;

  const lang::Program& program_;
  DecisionId decision_;
  std::uint64_t most_rows_;
  std::vector<RelationId> questions_;
  std::optional<Items> items_;
  std::vector<std::vector<Trial>> trials_;          // by RelationId; none: not made yet
  std::vector<std::map<Key, Saying>> sayings_;      // by knot
  std::size_t kept_ = 0;                            // sayings
};

}  // namespace counsel::decide
