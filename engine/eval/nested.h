// engine/eval/nested.h
// Aggregates and `every`: steps that look at all the ways in which something holds inside.
//
// Errors: what has no result inside is left out where joins are fast, and noted in Inside::met_undefined. A careful join
//         finds out whether it is an error, which Inside::undefined then says, and goes on as if the step held.
// Order:  results depend on the rows alone. Numbers are added from the least to the greatest.
// Cost:   the bindings of one aggregate are held, and sorted, one binding of what it reads at a time.
#pragma once

#include <cstdint>

#include "engine/eval/join_frame.h"

namespace counsel::eval {

enum class Held : std::uint8_t { no, yes, interrupted };

/// Whether the step of that number holds for the present registers; an aggregate that binds its result sets it.
template <bool kCareful>
Held hold(const Aggregate& aggregate, std::uint32_t number, JoinFrame& frame);
template <bool kCareful>
Held hold(const Every& every, std::uint32_t number, JoinFrame& frame);

}  // namespace counsel::eval
