#include "engine/explain/why.h"

#include <algorithm>
#include <tuple>
#include <deque>

#include "engine/explain/disputes.h"
#include "engine/explain/ground_facts.h"
#include "engine/explain/wording.h"
#include "engine/lang/sentence.h"

namespace counsel::explain {

namespace {

using lang::Atom;
using lang::Role;
using lang::Term;

std::vector<eval::Match> matches_of(const std::vector<eval::Derivation>& derivations, RuleId rule) {
  std::vector<eval::Match> out;
  for (const eval::Derivation& derivation : derivations)
    if (derivation.rule == rule) out.push_back(derivation.match);
  return out;
}

/// Terms with their values in this match; `?_` where nothing is bound.
lang::TermText bound_terms(const eval::Match& match) {
  return [&match](const Term& term) -> std::string {
    if (const auto* value = std::get_if<Value>(&term)) return to_source(*value);
    const auto* id = std::get_if<VariableId>(&term);
    const bool bound = id && index(*id) < match.values.size() && match.values[index(*id)];
    return bound ? to_source(*match.values[index(*id)]) : "?_";
  };
}

/// The relation that the author knows: what is stated or concluded of it goes to others first.
const lang::Relation& declared(RelationId id, const lang::Program& program) {
  const lang::Relation* relation = &program.relation(id);
  while (relation->role == Role::stated || relation->role == Role::concluded) relation = &program.relation(*relation->of);
  return *relation;
}

std::string row_text(RelationId id, RowId row, const Grounds& grounds) {
  const lang::Relation& relation = declared(id, grounds.program);
  if (relation.role == Role::given) return grounds.program.relation(*relation.of).name + " is known";
  const std::vector<Value> values = grounds.model.values(id, row);
  return lang::fact_text(relation, std::span(values).first(relation.columns.size()));
}

/// The conditions of a rule as they held, for rules that give no reason of their own.
std::string conditions_text(const lang::Rule& rule, const eval::Derivation& derivation, const lang::Program& program) {
  std::vector<std::string> texts;
  const lang::TermText text = bound_terms(derivation.match);
  for (const lang::Literal& literal : rule.alternatives[derivation.alternative].literals) {
    if (const auto* test = std::get_if<lang::Test>(&literal)) texts.push_back(lang::test_text(*test, text));
    else if (const Atom& atom = std::get<Atom>(literal); !atom.implied)
      texts.push_back((atom.negated ? "not " : "") + lang::atom_text(program.relation(atom.relation), atom.terms, text));
  }
  return listed(texts);
}

}  // namespace

/// Grows a proof node by node. A row waits in `pending_` until its premises are found, so that the depth of a
/// derivation is no depth of the call stack.
class ProofBuilder {
 public:
  explicit ProofBuilder(Explainer& explainer)
      : grounds_(explainer.grounds_), matcher_(explainer.matcher_) {}

  Proof candidate(const decide::Candidate& candidate) {
    Node root{.kind = Node::Kind::candidate, .statement = candidate.label};
    root.points_udb = candidate.points_udb;
    add(std::move(root));
    for (const auto* said : {&candidate.exclusions, &candidate.contributions, &candidate.cautions})
      for (const decide::Contribution& contribution : *said) {
        const NodeId id = says(candidate, contribution);
        proof_.nodes.front().premises.push_back(id);
      }
    return finish();
  }

  Proof of(const decide::Candidate& candidate, const decide::Contribution& contribution) {
    says(candidate, contribution);
    return finish();
  }

  Proof of(RelationId relation, RowId row_id) {
    row(relation, row_id);
    return finish();
  }

 private:
  struct Pending {
    NodeId node;
    RelationId relation;
    RowId row;
  };

  NodeId add(Node node) {
    proof_.nodes.push_back(std::move(node));
    return static_cast<NodeId>(proof_.nodes.size() - 1);
  }

  NodeId row(RelationId relation, RowId id) {
    std::tie(relation, id) = passed_on_from(relation, id);
    const auto [place, is_new] = known_.try_emplace({relation, id}, NodeId{});
    if (!is_new) return place->second;
    const NodeId node = add({.kind = Node::Kind::rule, .statement = row_text(relation, id, grounds_)});
    place->second = node;
    pending_.push_back({node, relation, id});
    return node;
  }

  NodeId says(const decide::Candidate& candidate, const decide::Contribution& contribution) {
    const NodeId id = row(contribution.evidence, contribution.row);
    describe(at(id), contribution, candidate);
    return id;
  }

  /// What is concluded of an attribute with a default is what holds of it, and no step of its own.
  std::pair<RelationId, RowId> passed_on_from(RelationId relation, RowId id) const {
    while (!grounds_.model.source(relation, id)) {
      const auto derivation = matcher_.derivation(relation, id);
      const bool passed_on = derivation && derivation->rule &&
                             grounds_.program.rule(*derivation->rule).origin == lang::Rule::Origin::passed_on;
      if (!passed_on) break;
      relation = derivation->match.premises.front().relation;
      id = derivation->match.premises.front().row;
    }
    return {relation, id};
  }

  void describe(Node& node, const decide::Contribution& contribution, const decide::Candidate& candidate) const {
    const auto& conclusion = grounds_.program.rule(contribution.rule).conclusions[contribution.conclusion];
    node.verb = lang::verb_text(conclusion.verb);
    node.statement = node.verb + " " + candidate.label;
    if (conclusion.verb == lang::Verb::suggests || conclusion.verb == lang::Verb::discourages)
      node.points_udb = contribution.points_udb;
  }

  Proof finish() {
    while (!pending_.empty()) {
      const Pending next = pending_.front();
      pending_.pop_front();
      expand(next);
    }
    return std::move(proof_);
  }

  Node& at(NodeId id) { return proof_.nodes[static_cast<std::size_t>(id)]; }

  void expand(const Pending& pending) {
    if (grounds_.model.source(pending.relation, pending.row)) return ground(pending);
    const auto derivations = matcher_.derivations(pending.relation, pending.row);
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
    if (rule.origin != lang::Rule::Origin::written) return derived(pending, rule, derivation);
    Node& node = at(pending.node);
    node.rule = rule.name;
    node.label = rule.label;
    node.because = fill(reason_template(rule, pending.relation), rule, matches_of(derivations, *derivation.rule), grounds_);
    node.place = grounds_.sources.place(rule.span);
    add_sources(node.sources, rule.citations, grounds_.program);
    auto premises = premises_of(rule, derivation);
    at(pending.node).premises = std::move(premises);
  }

  /// What a rule says that nobody wrote: a default, or a fact that holds on some days.
  void derived(const Pending& pending, const lang::Rule& rule, const eval::Derivation& derivation) {
    Node& node = at(pending.node);
    node.kind = rule.origin == lang::Rule::Origin::assumed ? Node::Kind::assumed : Node::Kind::fact;
    node.place = grounds_.sources.place(rule.span);
    if (node.kind == Node::Kind::assumed) return;
    add_sources(node.sources, rule.citations, grounds_.program);
    node.disputes = disputes(pending.relation, pending.row, grounds_);
    auto premises = premises_of(rule, derivation);
    at(pending.node).premises = std::move(premises);
  }

  /// A caution has words of its own.
  const std::string& reason_template(const lang::Rule& rule, RelationId relation) const {
    const lang::Relation& evidence = grounds_.program.relation(relation);
    if (evidence.role == Role::evidence && !rule.conclusions[evidence.conclusion].text.empty())
      return rule.conclusions[evidence.conclusion].text;
    return rule.because;
  }

  void ground(const Pending& pending) {
    Node& node = at(pending.node);
    const std::optional<Fact> fact = fact_of(pending.relation, pending.row, grounds_);
    if (!fact) {
      node.kind = Node::Kind::declared;
      node.origin = Origin::declared;
      const lang::Relation& relation = grounds_.program.relation(pending.relation);
      node.place = grounds_.sources.place(relation.kind ? grounds_.program.kind(*relation.kind).span : relation.span);
      return;
    }
    node.kind = fact->origin == Origin::answer ? Node::Kind::answer : Node::Kind::fact;
    node.origin = fact->origin;
    node.place = fact->place;
    node.who = fact->who;
    node.fact = fact->id;
    add_sources(node.sources, fact->citations, grounds_.program);
    node.disputes = disputes(pending.relation, pending.row, grounds_);
    // The row of `A is known` that was answered with no value.
    const lang::Relation& relation = grounds_.program.relation(pending.relation);
    if (const auto of = relation.of; of && relation.columns.empty())
      node.statement = grounds_.program.relation(*of).name + " is none";
  }

  std::vector<NodeId> premises_of(const lang::Rule& rule, const eval::Derivation& derivation) {
    std::vector<NodeId> out;
    const auto& literals = rule.alternatives[derivation.alternative].literals;
    for (std::uint32_t number = 0; number < literals.size(); ++number) {
      if (const auto* test = std::get_if<lang::Test>(&literals[number])) {
        out.push_back(add({.kind = Node::Kind::comparison, .statement = lang::test_text(*test, bound_terms(derivation.match))}));
        continue;
      }
      const Atom& atom = std::get<Atom>(literals[number]);
      if (atom.negated) out.push_back(absence(atom, derivation.match));
      else if (!atom.implied) out.push_back(premise(derivation.match, number));
    }
    return out;
  }

  NodeId premise(const eval::Match& match, std::uint32_t literal) {
    const auto found = std::find_if(match.premises.begin(), match.premises.end(),
                                    [&](const eval::Premise& p) { return p.literal == literal; });
    return row(found->relation, found->row);
  }

  NodeId absence(const Atom& atom, const eval::Match& match) {
    const lang::Relation& relation = grounds_.program.relation(atom.relation);
    const NodeId node = add({.kind = Node::Kind::absence,
                             .statement = "not " + lang::atom_text(relation, atom.terms, bound_terms(match))});
    // A negation over a question rests on what was answered to it instead.
    if (relation.role == Role::attribute && relation.attribute->asked) {
      std::vector<RowId> rows = grounds_.model.sorted_rows(atom.relation);
      std::vector<NodeId> answers;
      for (const RowId id : rows) answers.push_back(row(atom.relation, id));
      if (rows.empty())
        for (const RowId id : grounds_.model.sorted_rows(relation.attribute->known)) answers.push_back(row(relation.attribute->known, id));
      at(node).premises = std::move(answers);
    }
    return node;
  }

  Grounds grounds_;
  eval::Matcher& matcher_;
  Proof proof_;
  std::map<std::pair<RelationId, RowId>, NodeId> known_;
  std::deque<Pending> pending_;
};

Reason Explainer::reason(const decide::Contribution& contribution) {
  const lang::Rule& rule = grounds_.program.rule(contribution.rule);
  const auto derivations = matcher_.derivations(contribution.evidence, contribution.row);
  const auto matches = matches_of(derivations, contribution.rule);
  Reason reason{.rule = rule.name, .label = rule.label, .place = grounds_.sources.place(rule.span)};
  const std::string& caution = rule.conclusions[contribution.conclusion].text;
  reason.text = fill(caution.empty() ? rule.because : caution, rule, matches, grounds_);
  if (reason.text.empty() && !derivations.empty()) reason.text = conditions_text(rule, derivations.front(), grounds_.program);
  add_sources(reason.sources, rule.citations, grounds_.program);
  for (const eval::Match& match : matches)
    for (const eval::Premise& premise : match.premises)
      if (const std::optional<Fact> fact = fact_of(premise.relation, premise.row, grounds_)) {
        add_sources(reason.sources, fact->citations, grounds_.program);
        for (Dispute& dispute : disputes(premise.relation, premise.row, grounds_))
          if (std::ranges::find(reason.disputes, dispute) == reason.disputes.end()) reason.disputes.push_back(std::move(dispute));
      }
  return reason;
}

Proof Explainer::why(const decide::Candidate& candidate) { return ProofBuilder(*this).candidate(candidate); }
Proof Explainer::why(const decide::Candidate& candidate, const decide::Contribution& contribution) {
  return ProofBuilder(*this).of(candidate, contribution);
}
Proof Explainer::why(RelationId relation, RowId row) { return ProofBuilder(*this).of(relation, row); }

}  // namespace counsel::explain
