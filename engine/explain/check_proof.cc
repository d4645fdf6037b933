#include "engine/explain/check_proof.h"

#include <algorithm>
#include <map>

#include "engine/base/points.h"
#include "engine/explain/arithmetic.h"
#include "engine/explain/check_conditions.h"
#include "engine/explain/check_ranking.h"
#include "engine/explain/check_said.h"
#include "engine/explain/words.h"

namespace counsel::explain {

namespace {

using lang::Role;
using Kind = Node::Kind;

bool same_sources(const std::vector<SourceNote>& notes, const std::vector<Citation>& citations,
                  const lang::Program& program) {
  std::vector<SourceNote> wanted;
  add_sources(wanted, citations, program);
  return std::ranges::equal(notes, wanted, [](const SourceNote& a, const SourceNote& b) {
    return a.citation == b.citation && a.title == b.title;
  });
}

class Checking {
 public:
  Checking(const lang::Program& program, std::span<const Fact> facts, std::span<const Fact> answers,
           const NaiveModel& model, const Proof& proof)
      : program_(program),
        facts_(facts),
        answers_(answers),
        model_(model),
        proof_(proof),
        said_(program, model, proof) {}

  std::optional<WrongStep> run() const {
    if (proof_.nodes.empty()) return WrongStep{NodeId{}, "there is no step"};
    if (auto wrong = rests_on_itself()) return wrong;
    if (std::holds_alternative<std::monostate>(proof_.nodes.front().claim) &&
        proof_.nodes.front().kind != Kind::several)
      return WrongStep{NodeId{}, "it proves nothing of its own"};
    for (std::size_t i = 0; i < proof_.nodes.size(); ++i)
      if (auto wrong = step(proof_.nodes[i]); !wrong.empty())
        return WrongStep{static_cast<NodeId>(i), std::move(wrong)};
    return std::nullopt;
  }

 private:
  /// Also where a premise is no node. Depth first with a stack, nodes under way marked.
  std::optional<WrongStep> rests_on_itself() const {
    enum class Mark : std::uint8_t { unseen, under_way, done };
    std::vector<Mark> marks(proof_.nodes.size(), Mark::unseen);
    std::vector<NodeId> stack = {NodeId{}};
    while (!stack.empty()) {
      const NodeId id = stack.back();
      Mark& mark = marks[static_cast<std::size_t>(id)];
      if (mark != Mark::unseen) {
        mark = Mark::done;
        stack.pop_back();
        continue;
      }
      mark = Mark::under_way;
      for (const NodeId premise : proof_.node(id).premises) {
        if (static_cast<std::size_t>(premise) >= marks.size())
          return WrongStep{id, "a premise is no step of the proof"};
        if (marks[static_cast<std::size_t>(premise)] == Mark::under_way) return WrongStep{id, "it rests on itself"};
        if (marks[static_cast<std::size_t>(premise)] == Mark::unseen) stack.push_back(premise);
      }
    }
    return std::nullopt;
  }

  std::string step(const Node& node) const {
    if (const auto* claim = std::get_if<CandidateClaim>(&node.claim)) return said_.candidate(node, *claim);
    if (const auto* claim = std::get_if<RankingClaim>(&node.claim)) return check_ranking(node, *claim, program_, proof_);
    if (const auto* claim = std::get_if<RowClaim>(&node.claim)) return row(node, *claim);
    if (node.kind == Kind::several) return said_.several(node);
    return "";  // comparisons and the like: looked at with the rule that rests on them
  }

  std::string row(const Node& node, const RowClaim& claim) const {
    if (index(claim.relation) >= program_.relations.size() ||
        claim.values.size() != program_.relation(claim.relation).width())
      return "no relation has such a row";
    if (auto wrong = said_.words(node, claim); !wrong.empty()) return wrong;
    if (node.hidden.any() && node.kind != Kind::several) return "it has no more premises";
    switch (node.kind) {
      case Kind::rule:
      case Kind::assumed:
        return node.by ? applied(node, claim) : "no rule is named";
      case Kind::fact:
      case Kind::answer:
        return node.by ? applied(node, claim) : stated(node, claim);
      case Kind::declared:
        return declared(node, claim);
      case Kind::combined:
        return said_.combined(node, claim);
      case Kind::several:
        return said_.ways(node, claim);
      default:
        return "a row is proved by another kind of step";
    }
  }

  std::string applied(const Node& node, const RowClaim& claim) const {
    if (index(node.by->rule) >= program_.rules.size()) return "there is no such rule";
    const lang::Rule& rule = program_.rule(node.by->rule);
    if (node.by->alternative >= rule.alternatives.size()) return "`" + rule.name + "` cannot hold in such a way";
    const lang::Alternative& conditions = rule.alternatives[node.by->alternative];
    if (node.by->values.size() != rule.variables.size()) return "the values are not those of the rule's variables";
    using Origin = lang::Rule::Origin;
    const Origin wanted = node.kind == Kind::rule      ? Origin::written
                          : node.kind == Kind::assumed ? Origin::assumed
                                                       : Origin::dated_fact;
    if (rule.origin != wanted || node.kind == Kind::answer) return "`" + rule.name + "` is no such step";
    const bool named = wanted == Origin::written;
    if (node.rule != (named ? rule.name : "") || node.label != (named ? rule.label : ""))
      return "the rule has another name";
    if (!same_sources(node.sources, rule.citations, program_)) return "the rule cites something else";
    if (!node.who.empty() || node.fact != FactId{} || node.origin != counsel::Origin::rules)
      return "no rule comes from there";
    const bool concludes = std::ranges::any_of(rule.heads, [&](const lang::Head& head) {
      RowClaim concluded{head.relation, {}};
      for (const lang::Term& term : head.terms) {
        const auto value = value_of(term, node.by->values);
        if (!value) return false;
        concluded.values.push_back(*value);
      }
      return said_.gives(concluded, claim);
    });
    if (!concludes) return "`" + rule.name + "` does not conclude this";
    if (wanted != Origin::assumed)
      return ConditionCheck(program_, model_, proof_, rule).proved(conditions, node.by->values, node.premises);
    if (!node.premises.empty()) return "an assumption rests on nothing";
    return model_.ways(rule, conditions, node.by->values).contains(node.by->values) ? "" : "something else was said";
  }

  std::string stated(const Node& node, const RowClaim& claim) const {
    if (!node.premises.empty() || !node.rule.empty() || !node.label.empty()) return "what is stated rests on nothing";
    for (const auto& all : {facts_, answers_})
      for (const Fact& fact : all) {
        const auto row = stated_row(fact, program_);
        const bool same = row && said_.gives(*row, claim) && node.place == fact.place && node.who == fact.who &&
                          node.fact == fact.id && node.origin == fact.origin &&
                          (node.kind == Kind::answer) == (fact.origin == Origin::answer) &&
                          same_sources(node.sources, fact.citations, program_);
        const std::string& none = program_.relation(about(claim.relation, program_)).name;
        if (same && (!fact.values.empty() || node.statement == none + " is none")) return "";
      }
    return "nobody stated this";
  }

  std::string declared(const Node& node, const RowClaim& claim) const {
    if (!node.rule.empty() || !node.label.empty() || !node.sources.empty() || node.by) return "a declaration says less";
    const lang::Relation& relation = program_.relation(claim.relation);
    if (relation.role == Role::members && node.premises.empty() && node.origin == Origin::declared)
      return model_.holds(claim) ? "" : "nothing of the kind is declared";
    if (relation.role != Role::known || node.premises.size() != 1 || node.origin != Origin::rules)
      return "nothing of the kind is declared";
    const auto* value = std::get_if<RowClaim>(&proof_.node(node.premises.front()).claim);
    return value && value->relation == *relation.of ? "" : "what has a value is something else";
  }

  const lang::Program& program_;
  std::span<const Fact> facts_, answers_;
  const NaiveModel& model_;
  const Proof& proof_;
  SaidCheck said_;
};

}  // namespace

std::optional<WrongStep> ProofChecker::check(const Proof& proof) const {
  return Checking(program_, facts_, answers_, model_, proof).run();
}

std::optional<WrongStep> check_proof(const lang::Program& program, std::span<const Fact> facts,
                                     std::span<const Fact> answers, const Proof& proof) {
  return ProofChecker(program, facts, answers).check(proof);
}

}  // namespace counsel::explain
