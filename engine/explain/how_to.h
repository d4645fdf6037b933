// engine/explain/how_to.h
// Which other answers would achieve what is wanted for a candidate, and what each of these changes leads to.
//
// Shape:  a ranking for the case as it is and one for each way, with what became of every candidate between the two.
// Order:  of decide/ways.h: the cheapest first.
// Cost:   of decide/ways.h, and a run of the whole case for each way that is found. Where there is none, two more.
// Errors: as ways.h and evidence.h.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/decide/out_of_reach.h"
#include "engine/decide/ranking.h"
#include "engine/decide/ways.h"
#include "engine/eval/fixpoint.h"
#include "engine/explain/change.h"

namespace counsel::explain {

/// INVARIANT: it was run as a whole, and achieved what is wanted.
struct Way {
  decide::Change change;
  std::int64_t cost = 0;
  std::vector<eval::CaseFact> answers;  // of the changed case …
  eval::Model model;                    // … and what they lead to
  decide::Ranking ranking;
  std::vector<CandidateChange> candidates;  // in order of the ranking
};

struct HowTo {
  decide::Ranking before;
  bool achieved = false;  // as it is: then no way was looked for
  std::vector<Way> ways;
  std::uint64_t covered = 0;                       // changes, where there is no way among them …
  std::optional<decide::OutOfReach> out_of_reach;  // … and this, where none beyond them achieves it either
};

/// `prepared` and `before` are of the same case as `given`.
Result<HowTo> how_to(const decide::Case& given, const eval::Prepared& prepared, const eval::Model& before,
                     DecisionId decision, const decide::Goal& goal, const decide::WaysWanted& wanted);

}  // namespace counsel::explain
