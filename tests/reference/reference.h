// tests/reference/reference.h
// The meaning of a program, as slowly and plainly as docs/language.md "Meaning" says it. Never shipped.
//
// Sets of rows, every rule tried on every row until nothing new follows, one stratum after the other. No indexes, no
// symbols, no rounds and no cleverness: it exists to be obviously right, so that the engine can be compared with it. It
// shares nothing with the engine: its includes are base and lang alone.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "engine/base/result.h"
#include "engine/lang/program.h"

namespace counsel::reference {

struct Less {
  bool operator()(const std::vector<Value>& a, const std::vector<Value>& b) const;
};

using RowSet = std::set<std::vector<Value>, Less>;
using Model = std::map<RelationId, RowSet>;

struct Given {
  RelationId relation{};
  std::vector<Value> values;
};

/// Everything that holds. undefined_arithmetic where a rule computes something that has no result.
/// Requires: the program terminates on these facts.
Result<Model> evaluate(const lang::Program& program, const std::vector<Given>& facts);

}  // namespace counsel::reference
