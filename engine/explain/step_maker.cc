#include "engine/explain/step_maker.h"

#include "engine/base/points.h"
#include "engine/explain/arithmetic.h"
#include "engine/explain/rows.h"
#include "engine/explain/wording.h"

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

Part StepMaker::own(Node node) const {
  return std::make_unique<OwnNode>(OwnNode{std::move(node), shared_ ? shared_->next_number() : 0});
}

NodeId StepMaker::add(Node node) {
  step_->parts.push_back(own(std::move(node)));
  return static_cast<NodeId>(step_->parts.size() - 1);
}

NodeId StepMaker::add(Step& row) {
  step_->parts.emplace_back(&row);
  return static_cast<NodeId>(step_->parts.size() - 1);
}

Node StepMaker::row_node(RelationId relation, RowId id, const std::optional<Spoken>& spoken) const {
  Node node{.kind = Node::Kind::rule, .claim = RowClaim{relation, grounds_.model.values(relation, id)}};
  if (!spoken) {
    node.statement = row_text(relation, id, grounds_);
    return node;
  }
  node.statement = spoken->statement;
  node.verb = spoken->verb;
  node.points_udb = spoken->points_udb;
  if (spoken->overridden_by) node.overridden_by = grounds_.program.rule(*spoken->overridden_by).name;
  return node;
}

void StepMaker::begin(Step& step, Row row, const std::optional<Spoken>& spoken) const {
  step.row = row;
  step.parts.push_back(own(row_node(row.first, row.second, spoken)));
}

Step& StepMaker::row(RelationId relation, RowId id, const std::optional<Spoken>& spoken) {
  Step& step = shared_ ? shared_->step({relation, id}, spoken) : own_[{relation, id}];
  if (step.parts.empty()) begin(step, {relation, id}, spoken);
  return step;
}

/// With every way in which it holds, it is a step of its own: what rests on it rests on one of them.
Step& StepMaker::asked(RelationId relation, RowId id, const std::optional<Spoken>& spoken) {
  if (supports_ == 1) return row(relation, id, spoken);
  Step& step = asked_.emplace_back(Step{.asked_about = true});
  begin(step, {relation, id}, spoken);
  return step;
}

void StepMaker::make(Step& step) {
  if (step.is_made) return;
  step_ = &step;
  expand(NodeId{0}, step.row.first, step.row.second, step.asked_about);
  step.ways = shortest_.ways_within(step.row);
  step.is_made = true;
}

void StepMaker::expand(NodeId node, RelationId relation, RowId row, bool asked_about) {
  for (;;) {
    if (asked_about && show_supports(node, relation, row)) return;
    if (grounds_.model.source(relation, row)) return ground(at(node), relation, row);
    const auto& derivations = shortest_.ways(relation, row);
    if (derivations.empty()) return combine(node, relation, row, asked_about);
    const auto& first = derivations.front();
    if (!is_taken_over(first, grounds_)) return follow(node, relation, derivations);
    relation = first.match.premises.front().relation;
    row = first.match.premises.front().row;
  }
}

/// A premise for each way in which it holds, where there are several.
bool StepMaker::show_supports(NodeId shown, RelationId relation, RowId row_id) {
  const auto ways = shortest_.all_ways(relation, row_id);
  const bool stated = grounds_.model.source(relation, row_id).has_value();
  if (ways.size() + stated < 2) return false;
  std::vector<NodeId> premises;
  if (stated) premises.push_back(add(row(relation, row_id)));
  for (const eval::Derivation& way : ways) {
    if (premises.size() == supports_) break;
    if (is_taken_over(way, grounds_)) {
      premises.push_back(add(row(way.match.premises.front().relation, way.match.premises.front().row)));
      continue;
    }
    const NodeId id = add(row_node(relation, row_id, Spoken{.statement = at(shown).statement, .verb = at(shown).verb}));
    follow(id, relation, {way});
    premises.push_back(id);
  }
  Node& node = at(shown);
  if (grounds_.program.relation(relation).role == Role::evidence) name_rule(node, *ways.front().rule, relation, ways);
  node.kind = Node::Kind::several;
  node.hidden.members = ways.size() + stated - premises.size();
  node.premises = std::move(premises);
  return true;
}

void StepMaker::name_rule(Node& node, RuleId id, RelationId relation, const std::vector<eval::Derivation>& derivations) {
  const lang::Rule& rule = grounds_.program.rule(id);
  node.rule = rule.name;
  node.label = rule.label;
  node.because = fill(reason_template(rule, grounds_.program.relation(relation)), id, derivations, grounds_);
}

void StepMaker::follow(NodeId id, RelationId relation, const std::vector<eval::Derivation>& derivations) {
  const eval::Derivation& derivation = derivations.front();
  if (!derivation.rule) {  // an attribute is known since it has a value
    at(id).kind = Node::Kind::declared;
    for (const eval::Premise& premise : derivation.match.premises) {
      const NodeId rests_on = add(row(premise.relation, premise.row));
      at(id).premises.push_back(rests_on);
    }
    return;
  }
  const lang::Rule& rule = grounds_.program.rule(*derivation.rule);
  Node& node = at(id);
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
    name_rule(node, *derivation.rule, relation, derivations);
  }
  auto premises = premises_of(*derivation.rule, rule.alternatives[derivation.alternative], derivation.match);
  at(id).premises = std::move(premises);
}

void StepMaker::ground(Node& node, RelationId id, RowId row) const {
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
void StepMaker::combine(NodeId id, RelationId of, RowId row_id, bool asked_about) {
  const RelationId stated = grounds_.program.stated(of);
  const auto parts = adds_up_from(of, row_id, grounds_);
  if (parts.size() == 1 && parts.front().first == stated) return expand(id, stated, parts.front().second, false);
  std::vector<NodeId> premises;
  const std::string fact = fact_words(of, grounds_.model.values(of, row_id), grounds_.program);
  for (const auto& [relation, each] : parts) {
    std::optional<Spoken> spoken;
    if (relation != stated) {
      spoken = Spoken{.statement = fact};
      const std::int64_t points = said_udb(grounds_.program, relation, grounds_.model.values(relation, each));
      if (points != kCertainUdb) spoken->points_udb = points;
    }
    premises.push_back(add(asked_about ? asked(relation, each, spoken) : row(relation, each, spoken)));
  }
  at(id).kind = Node::Kind::combined;
  at(id).premises = std::move(premises);
}

}  // namespace counsel::explain
