#include "engine/analyze/analyze.h"

#include <algorithm>
#include <future>
#include <iterator>

#include "engine/analyze/analyses.h"
#include "engine/base/stretches.h"

namespace counsel::analyze {

std::vector<lang::Diagnostic> analyze(const lang::Program& program, const lang::SyntaxTree& tree,
                                      const lang::Sources& sources) {
  const Subject subject(program, tree, sources);
  // They read the same and write each its own, so with many rules they run beside each other, and the order of what they
  // find is that of this list.
  const auto when = subject.rules().size() > kStretch ? std::launch::async : std::launch::deferred;
  std::vector<std::future<Findings>> running;
  for (const auto find : {find_impossible, find_needless, find_unmet, find_unused, find_repeated, find_shared_evidence,
                          find_overridden, find_disputed, find_table_gaps, find_unbounded, find_hopeless,
                          find_lone_variables, find_near_names, find_deceptive_characters, find_style})
    running.push_back(std::async(when, [&subject, find] {
      Findings found;
      find(subject, found);
      return found;
    }));
  Findings findings;
  for (std::future<Findings>& each : running) std::ranges::move(each.get(), std::back_inserter(findings));
  lang::sort_by_place(findings);
  return findings;
}

}  // namespace counsel::analyze
