// engine/eval/combine.h
// How certain uncertain facts are, once all that is said for them is complete.
//
// Method: a rule speaks once for a fact and each of its `for each` values, with the best of the ways in which it holds;
//         what several rules say adds up. Of what is stated of one fact, the best counts.
// Errors: invalid_input where a variable gives a strength that does not lie between 0 and 1.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "engine/base/result.h"
#include "engine/eval/model.h"

namespace counsel::eval {

/// In points, by the values of the columns.
using Certainties = std::map<std::vector<Symbol>, std::int64_t>;

Result<Certainties> combine(const Combination& combination, const Model& model);

}  // namespace counsel::eval
