// What the bounds of each candidate's points say without any answer (decide/bounds.h), and attributes to which the
// facts alone give two values. Both take facts to be those of the rule files: nothing is said where some relation that
// is read has none, or is filled by cases or files.
#include <algorithm>

#include "engine/analyze/analyses.h"
#include "engine/decide/bounds.h"
#include "engine/decide/relax.h"
#include "engine/eval/compile.h"
#include "engine/eval/match.h"
#include "engine/lang/sentence.h"

namespace counsel::analyze {

namespace {

using decide::Bounds;
using lang::Code;
using lang::Diagnostic;
using lang::Program;

/// Rows and rounds that an analysis is worth; a program that makes more is left alone.
const RunLimits kLimits{.max_facts = 1'000'000, .max_rounds = 10'000, .max_bytes = 512ull << 20, .stop = {}};

/// Running a rule base of more rules would take longer than all other analyses together.
constexpr std::size_t kMostRules = 20'000;

bool facts_are_complete(const Subject& subject) {
  for (std::size_t i = 0; i < subject.program.declared; ++i) {
    const auto id = static_cast<RelationId>(i);
    const bool elsewhere =
        subject.uses.from_file[i] || (subject.uses.given[i] && !subject.program.relation(id).attribute);
    if (elsewhere || (!subject.uses.readers[i].empty() && !subject.has_maker(id))) return false;
  }
  return true;
}

std::vector<RelationId> open_attributes(const Subject& subject) {
  std::vector<RelationId> open;
  for (std::size_t i = 0; i < subject.program.declared; ++i)
    if (const auto id = static_cast<RelationId>(i); subject.program.relation(id).attribute && subject.is_open(id))
      open.push_back(id);
  return open;
}

FactSet facts_of(const Program& program) {
  FactSet set;
  for (const lang::StatedFact& stated : program.facts)
    set.facts.push_back({.relation = program.relation(stated.relation).name,
                         .values = stated.values,
                         .origin = Origin::rules,
                         .citations = {},
                         .place = "",
                         .who = "",
                         .id = {}});
  return set;
}

/// Why no case puts the candidate first; empty where some may.
std::string hopeless_since(const std::vector<Bounds>& bounds, const lang::Kind& kind, std::size_t candidate) {
  if (bounds[candidate].stays_excluded) return "it is excluded in every case";
  const bool praise_only = std::ranges::any_of(bounds, &Bounds::can_be_suggested) &&
                           std::ranges::none_of(bounds, &Bounds::can_be_discouraged);
  for (std::size_t rival = 0; rival < bounds.size(); ++rival) {
    if (rival == candidate || bounds[rival].can_be_excluded) continue;
    if (bounds[candidate].most < bounds[rival].least)
      return "`" + kind.members[rival].name + "` has more points in every case";
    // Without evidence for it, it could lead only in a tie of candidates that nothing is said of, which recommends
    // none.
    if (praise_only && !bounds[candidate].can_be_suggested) return "nothing can speak for it, or against the others";
  }
  return "";
}

/// Whether rules suggest candidates by their names alone. Whom a variable stands for, the facts say, and whom it never
/// stands for is no mistake of the rules.
bool suggests_by_name(const Subject& subject, DecisionId decision) {
  bool suggests = false;
  for (const lang::Rule& rule : subject.rules())
    for (const lang::Head& head : rule.heads) {
      const lang::RuleConclusion& conclusion = rule.conclusions[head.conclusion];
      if (conclusion.verb != lang::Verb::suggests || conclusion.decision != decision) continue;
      if (!std::holds_alternative<Value>(head.terms.front())) return false;
      suggests = true;
    }
  return suggests;
}

void say_candidates(const Subject& subject, DecisionId decision, const std::vector<Bounds>& bounds,
                    Findings& findings) {
  const lang::Kind& kind = subject.program.kind(subject.program.decisions[index(decision)].candidates);
  const bool by_name = suggests_by_name(subject, decision);
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    const lang::Kind::Member& member = kind.members[i];
    if (std::string why = hopeless_since(bounds, kind, i); !why.empty())
      findings.push_back(
          Diagnostic{Code::HopelessCandidate, member.span}.with("candidate", member.name).note(std::move(why)));
    else if (by_name && !bounds[i].can_be_suggested)
      findings.push_back(Diagnostic{Code::UnsuggestedCandidate, member.span}
                             .with("candidate", member.name)
                             .note("it leads only where all others are discouraged or excluded"));
  }
}

/// The attributes that have two values whatever is answered.
void say_contradictions(const Subject& subject, const std::vector<RelationId>& open, const FactSet& facts,
                        Findings& findings) {
  const Program sure = decide::certain(subject.program, open).program;
  const eval::Plan plan = eval::compile(sure);
  const auto prepared = eval::prepare(plan, facts);
  if (!prepared) return;
  const auto model = eval::run(*prepared, {}, kLimits);
  if (!model) return;
  eval::Matcher matcher(sure, *model);
  for (std::size_t i = 0; i < sure.declared; ++i) {
    const auto id = static_cast<RelationId>(i);
    const auto& attribute = sure.relation(id).attribute;
    if (!attribute || attribute->holds == lang::Attribute::Holds::many || model->rows(id) < 2) continue;
    const auto rows = model->sorted_rows(id);
    const auto one = matcher.derivation(id, rows[0]), other = matcher.derivation(id, rows[1]);
    if (!one || !other) continue;  // both follow from rules, since facts are about relations
    const auto place = [&](const eval::Derivation& derivation) {
      const lang::Rule& rule = sure.rule(*derivation.rule);
      return rule.conclusions[rule.heads[derivation.head].conclusion].span;
    };
    findings.push_back(Diagnostic{Code::SureContradiction, place(*other)}
                           .with("attribute", sure.relation(id).name)
                           .with("one", to_source(model->value(id, rows[0], 0)))
                           .with("other", to_source(model->value(id, rows[1], 0)))
                           .label(place(*one), "the other value, whatever is answered"));
  }
}

}  // namespace

void find_hopeless(const Subject& subject, Findings& findings) {
  if (subject.program.written > kMostRules || !facts_are_complete(subject)) return;
  const Program& program = subject.program;
  const std::vector<RelationId> open = open_attributes(subject);
  const FactSet facts = facts_of(program);
  say_contradictions(subject, open, facts, findings);
  if (program.decisions.empty()) return;
  const eval::Plan plan = eval::compile(program);
  const auto prepared = eval::prepare(plan, facts);
  const auto standing = prepared ? eval::run(*prepared, {}, kLimits) : tl::unexpected(prepared.error());
  if (!standing) return;
  for (std::size_t i = 0; i < program.decisions.size(); ++i) {
    const auto decision = static_cast<DecisionId>(i);
    const auto bounds = decide::bounds({program, facts, {}, kLimits}, *standing, open, decision);
    if (bounds && *bounds) say_candidates(subject, decision, **bounds, findings);
  }
}

}  // namespace counsel::analyze
