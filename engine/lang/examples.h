// engine/lang/examples.h
// The examples of a rule base: cases with what must come out.
#pragma once

#include <vector>

#include "engine/lang/diagnostic.h"
#include "engine/lang/vocabulary.h"

namespace counsel::lang {

/// Order: by place.
std::vector<Example> check_examples(const SyntaxTree& tree, const Vocabulary& vocabulary, const Sources& sources,
                                    std::vector<Diagnostic>& diagnostics);

}  // namespace counsel::lang
