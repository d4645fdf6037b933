#include "engine/explain/why.h"

#include <algorithm>

#include "engine/explain/proof_builder.h"
#include "engine/explain/rows.h"
#include "engine/explain/shared_work.h"
#include "engine/explain/wording.h"

namespace counsel::explain {

namespace {

Grounds with_shared_work(Grounds grounds) {
  if (!grounds.shared) grounds.shared = std::make_shared<SharedWork>(grounds.program);
  return grounds;
}

SharedProof alone(Proof proof) {
  SharedProof out;
  for (Node& node : proof.nodes) {
    out.nodes.push_back({.node = &out.own.emplace_back(std::move(node))});
    out.set_premises(static_cast<NodeId>(out.nodes.size() - 1), out.own.back().premises);
  }
  return out;
}

}  // namespace

Explainer::Explainer(const Grounds& grounds)
    : grounds_(with_shared_work(grounds)),
      matcher_(grounds.program, grounds.model, {grounds_.shared, &grounds_.shared->plans}) {}

Reason Explainer::reason(const decide::Contribution& contribution) {
  const lang::Rule& rule = grounds_.program.rule(contribution.rule);
  const auto derivations = matcher_.derivations(contribution.evidence, contribution.row);
  Reason reason{.rule = rule.name, .label = rule.label, .place = grounds_.sources.place(rule.span)};
  const std::string& caution = rule.conclusions[contribution.conclusion].text;
  reason.text = fill(caution.empty() ? rule.because : caution, contribution.rule, derivations, grounds_);
  if (reason.text.empty() && !derivations.empty())
    reason.text = conditions_text(rule, rule.alternatives[derivations.front().alternative],
                                  derivations.front().match.values, grounds_.program);
  add_sources(reason.sources, rule.citations, grounds_.program);
  for (const eval::Derivation& derivation : derivations)
    for (const eval::Premise& premise : derivation.match.premises)
      if (const std::optional<Fact> fact = fact_of(premise.relation, premise.row, grounds_)) {
        add_sources(reason.sources, fact->citations, grounds_.program);
        for (Disputed& other : disputes(premise.relation, premise.row, grounds_))
          if (std::ranges::none_of(reason.disputed, [&](const Disputed& d) { return d.statement == other.statement; }))
            reason.disputed.push_back(std::move(other));
      }
  return reason;
}

Proof Explainer::why(const decide::Ranking& ranking) { return ProofBuilder(grounds_, matcher_, 1).ranking(ranking); }

SharedProof Explainer::why_beside_others(const decide::Ranking& ranking) {
  auto& steps = grounds_.shared->steps;
  if (!steps) steps.emplace(grounds_.program);
  if (steps->begin(grounds_))
    if (auto shared = ProofBuilder(grounds_, matcher_, 1, &*steps).shared_ranking(ranking)) return *std::move(shared);
  return alone(why(ranking));
}

Proof Explainer::why(DecisionId decision, const decide::Candidate& candidate, std::size_t supports) {
  return ProofBuilder(grounds_, matcher_, supports).candidate(decision, candidate);
}
Proof Explainer::why(const decide::Candidate& candidate, const decide::Contribution& contribution,
                     std::size_t supports) {
  return ProofBuilder(grounds_, matcher_, supports).of(candidate, contribution);
}
Proof Explainer::why_excluded(const decide::Candidate& candidate, std::size_t supports) {
  return ProofBuilder(grounds_, matcher_, supports).exclusion(candidate);
}
Proof Explainer::why(RelationId relation, RowId row, std::size_t supports) {
  return ProofBuilder(grounds_, matcher_, supports).of(relation, row);
}
Proof Explainer::why_values(RelationId attribute, std::size_t supports) {
  return ProofBuilder(grounds_, matcher_, supports).values(attribute);
}

}  // namespace counsel::explain
