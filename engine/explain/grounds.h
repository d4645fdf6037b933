// engine/explain/grounds.h
// What an explanation can refer to: the rules, their text, the facts and answers a run started from, and its model.
#pragma once

#include <algorithm>
#include <memory>
#include <span>

#include "engine/base/fact.h"
#include "engine/eval/match.h"
#include "engine/eval/model.h"
#include "engine/lang/program.h"
#include "engine/lang/source.h"

namespace counsel::explain {

struct SharedWork;

struct Grounds {
  const lang::Program& program;
  const lang::Sources& sources;
  const FactSet& facts;              // of the base
  std::span<const Fact> answers;     // by the origin number of their case facts
  const eval::Model& model;
  std::span<const FactFileOrigin> files = {};  // by the number that RowSource has for them
  /// Of all explanations of these rules and facts, whatever the answers; nothing where there will be no other.
  std::shared_ptr<SharedWork> shared = {};
};

/// Whether what no answer to a question could change is the same in this case as in others: some bring facts of their own.
inline bool answers_questions_alone(const Grounds& grounds) {
  return std::ranges::all_of(grounds.answers, [&](const Fact& answer) {
    const auto about = grounds.program.find_relation(answer.relation);
    return about && grounds.program.relation(*about).attribute;
  });
}

}  // namespace counsel::explain
