// engine/lang/stated_facts.h
// The ground facts that rule files state, one by one or as tables.
#pragma once

#include <vector>

#include "engine/lang/diagnostic.h"
#include "engine/lang/vocabulary.h"

namespace counsel::lang {

/// A fact that holds on some days only.
struct DatedFact {
  StatedFact fact;
  Validity validity;
};

struct CheckedFacts {
  std::vector<StatedFact> stated;  // by relation, values, place. A fact stated twice stays twice, each with its own
                                   // citations and place. Uncertain ones end in their certainty.
  std::vector<DatedFact> dated;    // by place
  std::vector<FactFile> files;     // by place
};

CheckedFacts check_facts(const SyntaxTree& tree, const Vocabulary& vocabulary, const Sources& sources,
                         std::vector<Diagnostic>& diagnostics);

/// A certainty as written: above 0 and at most 1; says so where it is not.
std::optional<double> read_certainty(const Item& item, const Vocabulary& vocabulary, std::vector<Diagnostic>& diagnostics);

/// Looks the documents up; says so where one is not declared.
std::vector<Citation> citations_of(const std::vector<CitationSyntax>& citations, const Vocabulary& vocabulary,
                                   std::vector<Diagnostic>& diagnostics);

}  // namespace counsel::lang
