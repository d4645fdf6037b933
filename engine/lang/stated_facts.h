// engine/lang/stated_facts.h
// The ground facts that rule files state, one by one or as tables.
#pragma once

#include <vector>

#include "engine/lang/diagnostic.h"
#include "engine/lang/vocabulary.h"

namespace counsel::lang {

/// Order: relation, values, place. A fact stated twice stays twice, each with its own citations and place.
std::vector<StatedFact> check_facts(const SyntaxTree& tree, const Vocabulary& vocabulary, const Sources& sources,
                                    std::vector<Diagnostic>& diagnostics);

/// Looks the documents up; says so where one is not declared.
std::vector<Citation> citations_of(const std::vector<CitationSyntax>& citations, const Vocabulary& vocabulary,
                                   std::vector<Diagnostic>& diagnostics);

}  // namespace counsel::lang
