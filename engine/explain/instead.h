// engine/explain/instead.h
// What is so where something else was wanted: "concurrency is low", "team-size is unanswered", "Phoenix written-in
// Elixir".
//
// Order: rows by their values.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/explain/grounds.h"

namespace counsel::explain {

struct Instead {
  std::string text;  // empty where nothing is near
  std::vector<std::pair<RelationId, RowId>> rows;  // those that say so: the first three
  bool unanswered = false;  // a question that nobody answered
};

/// Of a row that is not there. Anything stands for any value.
Instead instead_of(RelationId relation, std::span<const lang::Term> terms, const Grounds& grounds);

/// Of a row that should not be there: the rows that are.
Instead in_the_way(RelationId relation, std::span<const lang::Term> terms, const Grounds& grounds);

}  // namespace counsel::explain
