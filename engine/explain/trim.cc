#include "engine/explain/trim.h"

#include <algorithm>
#include <bitset>
#include <cstdlib>
#include <limits>
#include <span>
#include <vector>

namespace counsel::explain {

namespace {

using Kind = Node::Kind;

std::size_t place(NodeId id) { return index(id); }

bool has_members(const Node& of) {
  return of.kind == Kind::aggregate || of.kind == Kind::every || of.kind == Kind::several;
}
bool has_reasons(const Node& of) { return of.kind == Kind::candidate || of.kind == Kind::combined; }

/// What is left out first has the least.
std::int64_t weight(const Node& premise) {
  if (!premise.overridden_by.empty()) return -2;
  if (premise.verb == "cautions") return -1;
  return premise.points_udb ? std::abs(*premise.points_udb) : std::numeric_limits<std::int64_t>::max();
}

void count(const Node& premise, Hidden& hidden) {
  if (!premise.overridden_by.empty()) {
    ++hidden.overridden;
  } else if (premise.verb == "cautions") {
    ++hidden.cautions;
  } else if (premise.verb == "excludes") {
    ++hidden.exclusions;
  } else if (premise.points_udb) {
    Hidden::Said& said = *premise.points_udb < 0 ? hidden.against : hidden.in_favour;
    ++said.count;
    said.points_udb += *premise.points_udb;
  } else {
    ++hidden.members;
  }
}

/// Those that are ruled out come last in a ranking.
void keep_candidates(Node& ranking, std::size_t most, const Proof& proof) {
  const auto ranked = static_cast<std::size_t>(std::ranges::count_if(
      ranking.premises, [&](NodeId candidate) { return !proof.rules_out(candidate); }));
  if (ranked <= most) return;
  const auto first = ranking.premises.begin();
  ranking.premises.erase(first + static_cast<std::ptrdiff_t>(most), first + static_cast<std::ptrdiff_t>(ranked));
  ranking.hidden.candidates = ranked - most;
}

/// Leaves out all but the premises that weigh most.
void keep(Node& node, std::size_t most, const Proof& proof) {
  if (node.premises.size() <= most) return;
  std::vector<std::size_t> order(node.premises.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  if (has_reasons(node))
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](std::size_t i) { return weight(proof.node(node.premises[i])); });
  for (const std::size_t i : std::span(order).subspan(most)) count(proof.node(node.premises[i]), node.hidden);
  order.resize(most);
  std::ranges::sort(order);
  std::vector<NodeId> kept;
  for (const std::size_t i : order) kept.push_back(node.premises[i]);
  node.premises = std::move(kept);
}

/// The least number of steps from the root to each node; nothing for those that nothing leads to.
std::vector<std::optional<std::size_t>> distances(const Proof& proof) {
  std::vector<std::optional<std::size_t>> out(proof.nodes.size());
  out.front() = 0;
  std::vector<NodeId> reached = {NodeId{0}};
  for (std::size_t next = 0; next < reached.size(); ++next)
    for (const NodeId premise : proof.node(reached[next]).premises) {
      if (out[place(premise)]) continue;
      out[place(premise)] = *out[place(reached[next])] + 1;
      reached.push_back(premise);
    }
  return out;
}

/// Every node after all that rest on it. A stack and no recursion: proofs are as deep as their data.
std::vector<NodeId> downwards(const Proof& proof) {
  struct Visit {
    NodeId id;
    std::size_t next = 0;
  };
  std::vector<bool> seen(proof.nodes.size());
  std::vector<NodeId> out;
  std::vector<Visit> stack = {{NodeId{0}}};
  seen.front() = true;
  while (!stack.empty()) {
    Visit& visit = stack.back();
    const std::vector<NodeId>& premises = proof.node(visit.id).premises;
    if (visit.next == premises.size()) {
      out.push_back(visit.id);
      stack.pop_back();
    } else if (const NodeId premise = premises[visit.next++]; !seen[place(premise)]) {
      seen[place(premise)] = true;
      stack.push_back({premise});
    }
  }
  std::ranges::reverse(out);
  return out;
}

/// Stops the proof at these nodes; each learns how many nodes it rests on. 64 of them share a pass over the proof.
void stop_at(const std::vector<NodeId>& ends, Proof& proof) {
  constexpr std::size_t kTogether = 64;
  const std::vector<NodeId> order = downwards(proof);
  for (std::size_t from = 0; from < ends.size(); from += kTogether) {
    const auto batch = std::span(ends).subspan(from, std::min(kTogether, ends.size() - from));
    std::vector<std::bitset<kTogether>> below(proof.nodes.size());
    for (const NodeId id : order) {
      const auto own = std::ranges::find(batch, id);
      for (std::size_t i = 0; i < batch.size(); ++i)
        if (below[place(id)][i]) ++proof.nodes[place(batch[i])].hidden.below;
      std::bitset<kTogether> passed_on = below[place(id)];
      if (own != batch.end()) passed_on.set(static_cast<std::size_t>(own - batch.begin()));
      if (passed_on.none()) continue;
      for (const NodeId premise : proof.node(id).premises) below[place(premise)] |= passed_on;
    }
  }
  for (const NodeId end : ends) proof.nodes[place(end)].premises.clear();
}

/// Without the nodes that nothing leads to. Reasons share evidence as long as some of it is left.
Proof reachable(Proof proof) {
  const auto distance = distances(proof);
  std::vector<NodeId> moved(proof.nodes.size());
  Proof out;
  for (std::size_t i = 0; i < proof.nodes.size(); ++i) {
    if (!distance[i]) continue;
    moved[i] = static_cast<NodeId>(out.nodes.size());
    out.nodes.push_back(std::move(proof.nodes[i]));
  }
  for (Node& node : out.nodes)
    for (NodeId& premise : node.premises) premise = moved[place(premise)];
  const auto kept = [&](const std::vector<NodeId>& ids) {
    std::vector<NodeId> still;
    for (const NodeId id : ids)
      if (distance[place(id)]) still.push_back(moved[place(id)]);
    return still;
  };
  for (const SharedEvidence& each : proof.shared) {
    SharedEvidence shared{kept(each.grounds), kept(each.supports)};
    if (!shared.grounds.empty() && shared.supports.size() > 1) out.shared.push_back(std::move(shared));
  }
  return out;
}

}  // namespace

Proof trimmed(const Proof& proof, const ProofSize& size) {
  if (proof.nodes.empty()) return proof;
  Proof smaller = proof;
  for (Node& node : smaller.nodes) {
    if (node.kind == Kind::ranking && size.candidates) keep_candidates(node, *size.candidates, proof);
    if (has_reasons(node) && size.reasons) keep(node, *size.reasons, proof);
    if (has_members(node) && size.members) keep(node, *size.members, proof);
  }
  if (size.depth) {
    const auto distance = distances(smaller);
    std::vector<NodeId> ends;
    for (std::size_t i = 0; i < smaller.nodes.size(); ++i)
      if (distance[i] == size.depth && !smaller.nodes[i].premises.empty()) ends.push_back(static_cast<NodeId>(i));
    stop_at(ends, smaller);
  }
  return reachable(std::move(smaller));
}

}  // namespace counsel::explain
