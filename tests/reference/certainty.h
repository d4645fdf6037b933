// tests/reference/certainty.h
// What evidence adds up to, for uncertain facts and for candidates. Never shipped.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "engine/lang/program.h"
#include "tests/reference/model.h"

namespace counsel::reference {

/// Stands for certainty 1, which no sum of points amounts to.
inline constexpr std::int64_t kCertainUdb = 1'000'000'000'000'000;

/// Thrown where a variable gives a strength that does not lie between 0 and 1.
struct StrengthOutOfRange {};

/// Whether the rows of the relation come from evidence and from what is stated, added up.
bool is_combined(const lang::Program& program, RelationId relation);

/// Those rows. Requires: all that they are added up from is in the model.
RowSet combined(const lang::Program& program, RelationId relation, const Model& model);

/// The fact as a row of the relation that it goes to: its certainty becomes points.
std::vector<Value> stated_row(const lang::Program& program, RelationId relation, std::vector<Value> values);

/// What the rules that count say for a candidate.
struct Standing {
  std::int64_t points_udb = 0;
  std::size_t contributions = 0, exclusions = 0, cautions = 0;
  bool operator==(const Standing&) const = default;
};
std::map<std::string, Standing> standings(const lang::Program& program, DecisionId decision, const Model& model);

}  // namespace counsel::reference
