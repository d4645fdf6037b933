// engine/analyze/subsumption.h
// Whether one way for a rule to hold says at least what another says.
//
// Source: θ-subsumption, Plotkin 1970: some replacement of the general one's variables turns its head into the special
//         one's head, and each of its literals into one of the special one's.
// Cost:   exponential in the worst case; the search stops at a bound, and then nothing is claimed.
#pragma once

#include "engine/lang/program.h"

namespace counsel::analyze {

struct Way {
  const lang::Rule* rule = nullptr;
  const lang::Alternative* alternative = nullptr;
  const lang::Head* head = nullptr;
};

/// Requires: the heads have the same conclusion_key.
bool subsumes(const Way& general, const Way& special);

}  // namespace counsel::analyze
