// engine/decide/relax.h
// Two programs that enclose every answer to the open questions: in one holds whatever could hold, in the other only
// what holds in any case. They bound each candidate's points, and so prove that a lead is settled.
//
// Method: answering only adds facts. So what holds now without the help of a negation goes on to hold, and what
//         could come to hold is found by taking every answer as given, at once, and every negation over it as true.
//         That counts too much, never too little.
#pragma once

#include <optional>
#include <vector>

#include "engine/eval/fixpoint.h"
#include "engine/lang/program.h"

namespace counsel::decide {

/// For each relation, whether an answer to one of the open attributes, or a fact of an open relation, could change it.
std::vector<bool> depends_on(const lang::Program& program, const std::vector<RelationId>& open);

/// The same where every attribute is open: what no answers at all could change is false.
std::vector<bool> depends_on_answers(const lang::Program& program);

struct Enclosing {
  lang::Program program;
  std::vector<bool> differs;  // by RelationId: whether it may hold other rows than in the case as it stands
};

/// In which all that some answers could bring about holds, run with `all_answers` beside the case's own. Nothing where
/// a number that nobody gave could end up in a conclusion, so that there is no end to what could hold.
std::optional<Enclosing> possible(const lang::Program& program, const std::vector<RelationId>& open);

/// In which only that holds which no answer could take back, and none has to be given.
Enclosing certain(const lang::Program& program, const std::vector<RelationId>& open);

/// Every answer to the open attributes that have a closed set of them.
std::vector<eval::CaseFact> all_answers(const lang::Program& program, const std::vector<RelationId>& open);

}  // namespace counsel::decide
