// engine/decide/decide.h
// The whole answer to a decision: the ranking, whether its lead is settled, and which questions could turn it.
//
// Cost:   the ranking is one pass over the evidence. Trial answers to open questions: trials.h.
#pragma once

#include "engine/base/result.h"
#include "engine/decide/questions.h"
#include "engine/decide/ranking.h"
#include "engine/decide/trials.h"

namespace counsel::decide {

/// `model` is what `given` leads to. A lead is *settled* when it is proved that no answers to the open questions
/// change who leads. Otherwise it is *provisional*, and `questions` has those that change it alone, those whose
/// answers change it in the most ways first, or, where none does so alone, those that could together.
Result<Ranking> decide(const Case& given, const eval::Model& model, DecisionId decision);

/// The same for many cases of one program and one set of facts: what `trials`, which are of these, found out about one
/// serves all that follow.
Result<Ranking> decide(const Case& given, const eval::Model& model, DecisionId decision, Trials& trials);

/// Whether it is proved that no answers to the open questions change who leads. Requires: somebody does, and `unanswered`
/// of the ranking, which is of `model`, is filled in.
/// Cost: a run of what depends on them, and another one where that leaves it open. Errors: limit_reached.
Result<bool> is_settled(const Case& given, const eval::Model& model, const Ranking& ranking);

}  // namespace counsel::decide
