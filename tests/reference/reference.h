// tests/reference/reference.h
// The meaning of a program, as slowly and plainly as docs/language.md "Meaning" says it. Never shipped.
//
// Sets of rows, every rule tried on every row until nothing new follows, one stratum after the other. No indexes, no
// symbols, no rounds and no cleverness: it exists to be obviously right, so that the engine can be compared with it. It
// shares nothing with the engine: its includes are base and lang alone.
#pragma once

#include <vector>

#include "engine/base/result.h"
#include "engine/lang/program.h"
#include "tests/reference/model.h"

namespace counsel::reference {

/// A fact or an answer. About an uncertain relation it ends in its certainty.
struct Given {
  RelationId relation{};
  std::vector<Value> values;
};

/// Everything that holds. undefined_arithmetic where a rule computes something that has no result; invalid_input where
/// one gives a strength that does not lie between 0 and 1.
/// Requires: the program terminates on these facts.
Result<Model> evaluate(const lang::Program& program, const std::vector<Given>& facts);

}  // namespace counsel::reference
