#include "engine/analyze/analyze.h"

#include <array>

#include "engine/analyze/analyses.h"
#include "engine/base/beside.h"

namespace counsel::analyze {

std::vector<lang::Diagnostic> analyze(const lang::Program& program, const lang::SyntaxTree& tree,
                                      const lang::Sources& sources) {
  const Subject subject(program, tree, sources);
  constexpr std::array kAnalyses = {find_impossible, find_needless,
                                    find_unmet,      find_unused,
                                    find_repeated,   find_shared_evidence,
                                    find_overridden, find_disputed,
                                    find_table_gaps, find_unbounded,
                                    find_hopeless,   find_lone_variables,
                                    find_near_names, find_deceptive_characters,
                                    find_style};
  // They read the same and write each its own.
  auto found = beside_each_other(kAnalyses.size(), subject.rules().size() > kStretch, [&](std::size_t i) {
    Findings of_one;
    kAnalyses[i](subject, of_one);
    return of_one;
  });
  Findings findings;
  for (Findings& of_one : found) move_behind(of_one, findings);
  lang::sort_by_place(findings);
  return findings;
}

}  // namespace counsel::analyze
