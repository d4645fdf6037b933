#include "cli/views/ranking_proof.h"

#include <algorithm>

#include "engine/explain/why.h"

namespace counsel::cli {

explain::Proof ranking_proof(const Ready& ready, const Consultation& consultation, const decide::Ranking& ranking) {
  return explain::Explainer(grounds_of(ready, consultation)).why(ranking);
}

explain::SharedProof ranking_proof_beside_others(const Ready& ready, const Consultation& consultation,
                                                 const decide::Ranking& ranking) {
  return explain::Explainer(grounds_of(ready, consultation)).why_beside_others(ranking);
}

explain::Proof ranking_proof(const Ready& ready, const Consultation& consultation, const decide::Ranking& ranking,
                             const decide::Candidate& one, const decide::Candidate& other) {
  decide::Ranking both{.decision = ranking.decision, .outcome = ranking.outcome};
  std::ranges::copy_if(ranking.candidates, std::back_inserter(both.candidates),
                       [&](const decide::Candidate& each) { return each.name == one.name || each.name == other.name; });
  explain::Proof proof = ranking_proof(ready, consultation, both);
  proof.nodes.front().hidden.candidates = ranking.candidates.size() - both.candidates.size();
  return proof;
}

}  // namespace counsel::cli
