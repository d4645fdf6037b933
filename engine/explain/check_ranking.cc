#include "engine/explain/check_ranking.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/explain/check_said.h"
#include "engine/explain/words.h"

namespace counsel::explain {

namespace {

/// By how it ranks: what is less comes first.
std::pair<bool, std::int64_t> place_of(NodeId candidate, const Proof& proof) {
  return {proof.rules_out(candidate), -proof.node(candidate).points_udb.value_or(0)};
}

}  // namespace

std::string check_ranking(const Node& node, const RankingClaim& claim, const lang::Program& program,
                          const Proof& proof) {
  if (index(claim.decision) >= program.decisions.size()) return "there is no such decision";
  const lang::Decision& decision = program.decisions[index(claim.decision)];
  if (node.kind != Node::Kind::ranking || node.statement != decision_text(decision))
    return "the decision is another one";
  if (names_a_rule(node) || node.points_udb || !node.verb.empty() || !node.overridden_by.empty() || node.hidden.any())
    return "a ranking says less";
  std::set<std::string> missing;
  for (const lang::Kind::Member& member : program.kind(decision.candidates).members) missing.insert(member.name);
  for (const NodeId premise : node.premises) {
    const auto* candidate = std::get_if<CandidateClaim>(&proof.node(premise).claim);
    if (!candidate || candidate->decision != claim.decision || missing.erase(candidate->candidate) == 0)
      return "`" + proof.node(premise).statement + "` is no candidate, or is there twice";
  }
  if (!missing.empty()) return "`" + *missing.begin() + "` is missing";
  const bool in_order = std::ranges::is_sorted(node.premises, {}, [&](NodeId id) { return place_of(id, proof); });
  return in_order ? "" : "the candidates are in another order";
}

}  // namespace counsel::explain
