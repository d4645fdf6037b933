#include "engine/explain/proof_builder.h"

#include "engine/base/points.h"
#include "engine/explain/arithmetic.h"
#include "engine/explain/rows.h"
#include "engine/explain/shared_evidence.h"
#include "engine/explain/wording.h"
#include "engine/lang/sentence.h"

namespace counsel::explain {

namespace {

using lang::Role;

/// A caution has words of its own.
const std::string& reason_template(const lang::Rule& rule, const lang::Relation& relation) {
  if (relation.role == Role::evidence && !rule.conclusions[relation.conclusion].text.empty())
    return rule.conclusions[relation.conclusion].text;
  return rule.because;
}

}  // namespace

Proof ProofBuilder::ranking(const decide::Ranking& ranking) {
  constexpr std::size_t kNodesOfACandidate = 16;  // in the rule base that ships; more take a little longer
  proof_.nodes.reserve(kNodesOfACandidate * ranking.candidates.size());
  const std::string& asked = decision_text(grounds_.program.decisions[index(ranking.decision)]);
  const NodeId root =
      add({.kind = Node::Kind::ranking, .statement = asked, .claim = RankingClaim{ranking.decision}});
  for (const decide::Candidate& each : ranking.candidates) {
    const NodeId id = stands(ranking.decision, each);
    at(root).premises.push_back(id);
  }
  return finish();
}

Proof ProofBuilder::candidate(DecisionId decision, const decide::Candidate& candidate) {
  stands(decision, candidate);
  Proof proof = finish();
  proof.shared = shared_evidence(proof);
  return proof;
}

Proof ProofBuilder::of(const decide::Candidate& candidate, const decide::Contribution& contribution) {
  says(candidate, contribution);
  return finish();
}

Proof ProofBuilder::exclusion(const decide::Candidate& candidate) {
  if (candidate.exclusions.size() > 1)
    add({.kind = Node::Kind::several, .statement = candidate.label + " is excluded more than once"});
  for (const decide::Contribution& each : candidate.exclusions) {
    const NodeId id = says(candidate, each);
    if (id != NodeId{}) proof_.nodes.front().premises.push_back(id);
  }
  return finish();
}

Proof ProofBuilder::of(RelationId relation, RowId row_id) {
  asked(relation, row_id);
  return finish();
}

Proof ProofBuilder::values(RelationId attribute) {
  const lang::Relation& relation = grounds_.program.relation(attribute);
  const std::vector<RowId> rows = grounds_.model.sorted_rows(attribute);
  if (rows.size() > 1)
    add({.kind = Node::Kind::several, .statement = to_source(Name{relation.name}) + " has several values"});
  for (const RowId each : rows) {
    const NodeId id = asked(attribute, each);
    if (id != NodeId{}) proof_.nodes.front().premises.push_back(id);
  }
  if (rows.empty())
    for (const RowId none : grounds_.model.sorted_rows(relation.attribute->known))
      asked(relation.attribute->known, none);
  return finish();
}

NodeId ProofBuilder::add(Node node) {
  proof_.nodes.push_back(std::move(node));
  return static_cast<NodeId>(proof_.nodes.size() - 1);
}

Node ProofBuilder::row_node(RelationId relation, RowId id, const std::optional<std::string>& said) const {
  return {.kind = Node::Kind::rule,
          .statement = said ? *said : row_text(relation, id, grounds_),
          .claim = RowClaim{relation, grounds_.model.values(relation, id)}};
}

NodeId ProofBuilder::row(RelationId relation, RowId id, const std::optional<std::string>& said) {
  const auto [place, is_new] = known_.try_emplace({relation, id}, NodeId{});
  if (!is_new) return place->second;
  if (!said && is_same_in_all_cases(relation, id)) return place->second = add(stated(relation, id));
  const NodeId node = add(row_node(relation, id, said));
  place->second = node;
  pending_.push_back({node, relation, id});
  return node;
}

/// Whether it was stated before there was a case, and nothing that the case says can dispute it.
bool ProofBuilder::is_same_in_all_cases(RelationId relation, RowId id) const {
  const std::uint32_t stated = grounds_.model.view(relation).rows_below(1);
  return index(id) < stated &&
         grounds_.model.source(relation, RowId{stated - 1})->kind != eval::RowSource::Kind::case_fact;
}

const Node& ProofBuilder::stated(RelationId relation, RowId id) {
  const auto [place, is_new] = grounds_.shared->stated.try_emplace({relation, id});
  if (is_new) {
    place->second = row_node(relation, id);
    ground(place->second, relation, id);
  }
  return place->second;
}

/// With every way in which it holds, it is a node of its own: what rests on it rests on one of them.
NodeId ProofBuilder::asked(RelationId relation, RowId id, const std::optional<std::string>& said) {
  if (supports_ == 1) return row(relation, id, said);
  const NodeId node = add(row_node(relation, id, said));
  pending_.push_back({node, relation, id, true});
  return node;
}

NodeId ProofBuilder::stands(DecisionId decision, const decide::Candidate& candidate) {
  Node node{.kind = Node::Kind::candidate, .statement = candidate.label};
  node.points_udb = candidate.points_udb;
  node.claim = CandidateClaim{decision, candidate.name};
  const NodeId stood = add(std::move(node));
  for (const auto* said : {&candidate.exclusions, &candidate.contributions, &candidate.cautions, &candidate.overridden})
    for (const decide::Contribution& contribution : *said) {
      const NodeId id = says(candidate, contribution);
      at(stood).premises.push_back(id);
    }
  return stood;
}

NodeId ProofBuilder::says(const decide::Candidate& candidate, const decide::Contribution& contribution) {
  const auto& conclusion = grounds_.program.rule(contribution.rule).conclusions[contribution.conclusion];
  const std::string verb(lang::verb_text(conclusion.verb));
  const NodeId id = asked(contribution.evidence, contribution.row, verb + " " + candidate.label);
  Node& node = at(id);
  node.verb = verb;
  if (contribution.overridden_by)
    node.overridden_by = grounds_.program.rule(*contribution.overridden_by).name;
  else if (conclusion.verb == lang::Verb::suggests || conclusion.verb == lang::Verb::discourages)
    node.points_udb = contribution.points_udb;
  return id;
}

Proof ProofBuilder::finish() {
  while (!pending_.empty()) {
    const Pending next = pending_.front();
    pending_.pop_front();
    expand(next);
  }
  return std::move(proof_);
}

void ProofBuilder::expand(Pending pending) {
  for (;;) {
    if (pending.asked_about && show_supports(pending)) return;
    if (grounds_.model.source(pending.relation, pending.row)) return ground(at(pending.node), pending.relation, pending.row);
    const auto& derivations = shortest_.ways(pending.relation, pending.row);
    if (derivations.empty()) return combine(pending);
    const auto& first = derivations.front();
    if (!is_taken_over(first, grounds_)) return follow(pending, derivations);
    pending.relation = first.match.premises.front().relation;
    pending.row = first.match.premises.front().row;
  }
}

/// A premise for each way in which it holds, where there are several.
bool ProofBuilder::show_supports(const Pending& pending) {
  const auto ways = shortest_.all_ways(pending.relation, pending.row);
  const bool stated = grounds_.model.source(pending.relation, pending.row).has_value();
  if (ways.size() + stated < 2) return false;
  std::vector<NodeId> premises;
  if (stated) premises.push_back(row(pending.relation, pending.row));
  for (const eval::Derivation& way : ways) {
    if (premises.size() == supports_) break;
    if (is_taken_over(way, grounds_)) {
      premises.push_back(row(way.match.premises.front().relation, way.match.premises.front().row));
      continue;
    }
    const NodeId id = add(row_node(pending.relation, pending.row, at(pending.node).statement));
    at(id).verb = at(pending.node).verb;
    follow({id, pending.relation, pending.row}, {way});
    premises.push_back(id);
  }
  Node& node = at(pending.node);
  if (grounds_.program.relation(pending.relation).role == Role::evidence)
    name_rule(node, *ways.front().rule, pending.relation, ways);
  node.kind = Node::Kind::several;
  node.hidden.members = ways.size() + stated - premises.size();
  node.premises = std::move(premises);
  return true;
}

void ProofBuilder::name_rule(Node& node, RuleId id, RelationId relation,
                             const std::vector<eval::Derivation>& derivations) {
  const lang::Rule& rule = grounds_.program.rule(id);
  node.rule = rule.name;
  node.label = rule.label;
  node.because = fill(reason_template(rule, grounds_.program.relation(relation)), id, derivations, grounds_);
}

void ProofBuilder::follow(const Pending& pending, const std::vector<eval::Derivation>& derivations) {
  const eval::Derivation& derivation = derivations.front();
  if (!derivation.rule) {  // an attribute is known since it has a value
    at(pending.node).kind = Node::Kind::declared;
    for (const eval::Premise& premise : derivation.match.premises) {
      const NodeId id = row(premise.relation, premise.row);
      at(pending.node).premises.push_back(id);
    }
    return;
  }
  const lang::Rule& rule = grounds_.program.rule(*derivation.rule);
  Node& node = at(pending.node);
  node.place = grounds_.sources.place(rule.span);
  node.by = Application{*derivation.rule, derivation.alternative, derivation.match.values};
  add_sources(node.sources, rule.citations, grounds_.program);
  if (rule.origin == lang::Rule::Origin::assumed) {
    node.kind = Node::Kind::assumed;
    return;
  }
  if (rule.origin == lang::Rule::Origin::dated_fact) {
    node.kind = Node::Kind::fact;
  } else {
    name_rule(node, *derivation.rule, pending.relation, derivations);
  }
  auto premises = premises_of(*derivation.rule, rule.alternatives[derivation.alternative], derivation.match);
  at(pending.node).premises = std::move(premises);
}

void ProofBuilder::ground(Node& node, RelationId id, RowId row) {
  const std::optional<Fact> fact = fact_of(id, row, grounds_);
  const lang::Relation& relation = grounds_.program.relation(id);
  if (!fact) {
    node.kind = Node::Kind::declared;
    node.origin = Origin::declared;
    node.place = grounds_.sources.place(relation.kind ? grounds_.program.kind(*relation.kind).span : relation.span);
    return;
  }
  node.kind = fact->origin == Origin::answer ? Node::Kind::answer : Node::Kind::fact;
  node.origin = fact->origin;
  node.place = fact->place;
  node.who = fact->who;
  node.fact = fact->id;
  node.disputed = disputes(id, row, grounds_);
  add_sources(node.sources, fact->citations, grounds_.program);
  // The row of `A is known` that was answered with no value.
  if (relation.role == Role::known || relation.role == Role::given)
    node.statement = grounds_.program.relation(*relation.of).name + " is none";
}

/// An uncertain fact rests on all that is said for it. What is stated alone stands for itself.
void ProofBuilder::combine(const Pending& pending) {
  const RelationId stated = grounds_.program.stated(pending.relation);
  const auto parts = adds_up_from(pending.relation, pending.row, grounds_);
  if (parts.size() == 1 && parts.front().first == stated) return expand({pending.node, stated, parts.front().second});
  std::vector<NodeId> premises;
  const std::string fact =
      fact_words(pending.relation, grounds_.model.values(pending.relation, pending.row), grounds_.program);
  for (const auto& [relation, each] : parts) {
    const auto said = relation == stated ? std::nullopt : std::optional(fact);
    const NodeId id = pending.asked_about ? asked(relation, each, said) : row(relation, each, said);
    premises.push_back(id);
    if (relation == stated) continue;
    const std::int64_t points = said_udb(grounds_.program, relation, grounds_.model.values(relation, each));
    if (points != kCertainUdb) at(id).points_udb = points;
  }
  at(pending.node).kind = Node::Kind::combined;
  at(pending.node).premises = std::move(premises);
}

}  // namespace counsel::explain
