// cli/views/changed_case.h
// The case as a way changes it, for those who put into words what would come of it.
#pragma once

#include <vector>

#include "cli/pipeline.h"
#include "engine/explain/how_to.h"

namespace counsel::cli {

/// Takes the answers and the model from `way`. INVARIANT: answers that stay keep their numbers; new ones have numbers after them.
Consultation changed_case(const Ready& ready, const Consultation& before, explain::Way& way);

/// The answers that the case is run with, without those that were only numbered.
std::vector<Fact> answers_of(const Consultation& consultation);

}  // namespace counsel::cli
