// engine/decide/questions.h
// Which questions are still open, what could be answered to them, and what could follow if they were.
#pragma once

#include <vector>

#include "engine/base/fact.h"
#include "engine/decide/ranking.h"
#include "engine/eval/fixpoint.h"
#include "engine/lang/program.h"

namespace counsel::decide {

/// Attributes with `ask` that nobody answered and no rule implied, and that some rule for the decision reads,
/// directly or through other rules. By name.
std::vector<RelationId> open_questions(const lang::Program& program, const eval::Model& model, DecisionId decision);

/// The same in two steps: all that are open where nothing is answered, for any number of cases, and those of them that
/// are open in one.
std::vector<RelationId> questions_of(const lang::Program& program, DecisionId decision);
std::vector<RelationId> open_among(std::vector<RelationId> questions, const lang::Program& program, const eval::Model& model);

/// Answers worth trying: all of a closed set; for numbers those at and beside every constant that rules compare them
/// with; for texts those constants. What only facts compare a number with is not tried.
std::vector<Value> trial_answers(const lang::Program& program, RelationId attribute);

/// The answer as a fact of the case: certain, and none where there is no value.
eval::CaseFact answer_to(const lang::Program& program, RelationId attribute, const std::optional<Value>& value);

/// What a run starts from.
struct Case {
  const lang::Program& program;
  const FactSet& facts;                      // of the base
  std::span<const eval::CaseFact> answers;
  const RunLimits& limits;
};

}  // namespace counsel::decide
