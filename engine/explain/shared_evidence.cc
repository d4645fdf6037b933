#include "engine/explain/shared_evidence.h"

#include <map>

namespace counsel::explain {

namespace {

/// What was stated, for all cases or for this one.
bool is_ground(const Node& node) { return node.kind == Node::Kind::fact || node.kind == Node::Kind::answer; }

/// Of what is said about a candidate, only what has points: cautions and exclusions do not add up.
bool is_support(const Node& premise, const Node& of) {
  return of.kind != Node::Kind::candidate || premise.points_udb.has_value();
}

/// Calls `visit` for every node that `from` rests on, and for itself.
template <class Visit>
void for_each_below(const Proof& proof, NodeId from, Visit&& visit) {
  std::vector<bool> seen(proof.nodes.size(), false);
  std::vector<NodeId> pending = {from};
  while (!pending.empty()) {
    const NodeId id = pending.back();
    pending.pop_back();
    if (seen[static_cast<std::size_t>(id)]) continue;
    seen[static_cast<std::size_t>(id)] = true;
    visit(id);
    const auto& premises = proof.node(id).premises;
    pending.insert(pending.end(), premises.begin(), premises.end());
  }
}

}  // namespace

std::vector<SharedEvidence> shared_evidence(const Proof& proof) {
  if (proof.nodes.empty()) return {};
  std::map<NodeId, std::vector<NodeId>> supports;  // by the fact or answer
  for (const NodeId premise : proof.nodes.front().premises) {
    if (!is_support(proof.node(premise), proof.nodes.front())) continue;
    for_each_below(proof, premise, [&](NodeId id) {
      if (is_ground(proof.node(id))) supports[id].push_back(premise);
    });
  }
  std::map<std::vector<NodeId>, std::vector<NodeId>> groups;  // the facts and answers, by what rests on them
  for (const auto& [ground, resting] : supports)
    if (resting.size() > 1) groups[resting].push_back(ground);
  std::vector<SharedEvidence> out;
  for (const auto& [resting, grounds] : groups) out.push_back({grounds, resting});
  return out;
}

}  // namespace counsel::explain
