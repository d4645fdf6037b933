#include "engine/analyze/analyze.h"

#include "engine/analyze/analyses.h"

namespace counsel::analyze {

std::vector<lang::Diagnostic> analyze(const lang::Program& program, const lang::SyntaxTree& tree,
                                      const lang::Sources& sources) {
  const Subject subject(program, tree, sources);
  Findings findings;
  for (const auto& find : {find_impossible, find_needless, find_unmet, find_unused, find_repeated, find_shared_evidence,
                           find_overridden, find_disputed, find_table_gaps, find_unbounded, find_hopeless,
                           find_lone_variables, find_near_names, find_deceptive_characters, find_style})
    find(subject, findings);
  lang::sort_by_place(findings);
  return findings;
}

}  // namespace counsel::analyze
