#include "engine/decide/relax.h"

#include <algorithm>
#include <set>

#include "engine/decide/questions.h"
#include "engine/lang/safety.h"
#include "engine/lang/walk.h"

namespace counsel::decide {

namespace {

using lang::Alternative;
using lang::Atom;
using lang::Literal;
using lang::Term;

bool has_closed_set(const lang::Program& program, RelationId attribute) {
  const Type type = program.relation(attribute).columns.front().type.type;
  return type == Type::name || type == Type::yes_no;
}

bool reads(const Literal& literal, const std::vector<bool>& relations) {
  if (const auto* atom = std::get_if<Atom>(&literal)) return relations[index(atom->relation)];
  bool any = false;
  lang::for_each_inner(literal, [&](const Alternative& inner) {
    for (const Literal& each : inner.literals) any = any || reads(each, relations);
  });
  return any;
}

/// A negation, an aggregate or an `every`: more rows of what it reads may make it fail.
bool can_be_taken_back(const Literal& literal, const std::vector<bool>& depends) {
  const auto* atom = std::get_if<Atom>(&literal);
  return (!atom || atom->negated) && reads(literal, depends);
}

/// Leaves out what cannot be decided without the open answers, which lets the rest hold more often.
Alternative relaxed(const lang::Program& program, const Alternative& alternative, const std::vector<bool>& depends,
                    const std::set<RelationId>& numbers) {
  const auto is_left_out = [&](const Literal& literal) {
    const auto* atom = std::get_if<Atom>(&literal);
    if (can_be_taken_back(literal, depends)) return true;
    if (!atom) return false;
    const auto of = program.relation(atom->relation).of;
    return numbers.contains(atom->relation) || (of && numbers.contains(*of));
  };
  Alternative out;
  std::set<VariableId> lost;
  for (const Literal& literal : alternative.literals) {
    if (is_left_out(literal))
      lost.merge(lang::variables_of(literal));
    else
      out.literals.push_back(literal);
  }
  // A comparison with what is lost is none that would give it a value now: `average of … = 3`.
  Alternative binding = out;
  std::erase_if(binding.literals, [&](const Literal& literal) {
    return std::holds_alternative<lang::Test>(literal) &&
           std::ranges::any_of(lang::variables_of(literal), [&](VariableId id) { return lost.contains(id); });
  });
  const auto bound = lang::bound_by(binding);
  std::erase_if(out.literals, [&](const Literal& literal) {
    const auto used = lang::variables_of(literal);
    return std::any_of(used.begin(), used.end(), [&](VariableId id) { return !bound.contains(id); });
  });
  return out;
}

/// By RuleId: whether a rule that an answer could change stands above it among those that override it.
std::vector<bool> may_be_overridden(const lang::Program& program, const std::vector<bool>& depends) {
  std::vector<bool> may(program.rules.size(), false);
  std::vector<const lang::Rule*> waiting;
  for (const lang::Rule& rule : program.rules)
    if (std::any_of(rule.heads.begin(), rule.heads.end(), [&](const auto& head) { return depends[index(head.relation)]; }))
      waiting.push_back(&rule);
  while (!waiting.empty()) {
    const lang::Rule& rule = *waiting.back();
    waiting.pop_back();
    for (const RuleId below : rule.overrides) {
      if (may[index(below)]) continue;
      may[index(below)] = true;
      waiting.push_back(&program.rule(below));
    }
  }
  return may;
}

/// A program to be run: what is stated, cited and expected is read by nobody, and copying it takes longer than the rest.
lang::Program copy_to_run(const lang::Program& program) {
  return {.documents = {}, .kinds = program.kinds, .relations = program.relations, .declared = program.declared,
          .decisions = program.decisions, .rules = program.rules, .written = program.written, .facts = {},
          .fact_files = program.fact_files, .examples = {}, .strata = program.strata, .query = program.query};
}

bool heads_are_bound(const lang::Rule& rule, const Alternative& alternative) {
  const auto bound = lang::bound_by(alternative);
  for (const lang::Head& head : rule.heads)
    for (const Term& term : head.terms)
      if (const auto* id = std::get_if<VariableId>(&term); id && !bound.contains(*id)) return false;
  return true;
}

/// With all that follows from what is marked.
std::vector<bool> spread(const lang::Program& program, std::vector<bool> depends) {
  // INVARIANT: strata are in order of dependency, so one pass suffices outside a recursive stratum, and a stratum's
  // relations depend on each other and share the answer.
  std::vector<std::vector<const lang::Rule*>> rules(program.relations.size());
  for (const lang::Rule& rule : program.rules)
    for (const lang::Head& head : rule.heads) rules[index(head.relation)].push_back(&rule);
  std::vector<std::vector<RelationId>> added_up(program.relations.size());
  for (const lang::Rule& rule : program.rules)
    for (const lang::RuleConclusion& conclusion : rule.conclusions)
      if (conclusion.about) added_up[index(*conclusion.about)].push_back(conclusion.evidence);
  const auto reads_marked = [&](const lang::Rule& rule) {
    for (const Alternative& alternative : rule.alternatives)
      for (const Literal& literal : alternative.literals)
        if (reads(literal, depends)) return true;
    return false;
  };
  for (const lang::Stratum& stratum : program.strata) {
    bool any = false;
    for (const RelationId id : stratum.relations) {
      const auto of = program.relation(id).of;
      any = any || depends[index(id)] || (of && depends[index(*of)]) || depends[index(program.stated(id))];
      any = any || std::ranges::any_of(added_up[index(id)], [&](RelationId each) { return depends[index(each)]; });
      any = any || std::ranges::any_of(rules[index(id)], [&](const auto* rule) { return reads_marked(*rule); });
    }
    for (const RelationId id : stratum.relations)
      if (any) depends[index(id)] = true;
  }
  return depends;
}

}  // namespace

std::vector<bool> depends_on(const lang::Program& program, const std::vector<RelationId>& open) {
  std::vector<bool> depends(program.relations.size(), false);
  for (const RelationId id : open) {
    depends[index(id)] = true;
    depends[index(program.stated(id))] = true;
    if (const auto& attribute = program.relation(id).attribute)
      depends[index(attribute->known)] = depends[index(attribute->none)] = true;
  }
  return spread(program, std::move(depends));
}

std::vector<bool> depends_on_answers(const lang::Program& program) {
  std::vector<RelationId> attributes;
  for (std::size_t i = 0; i < program.relations.size(); ++i)
    if (program.relations[i].attribute) attributes.push_back(static_cast<RelationId>(i));
  return depends_on(program, attributes);
}

std::optional<Enclosing> possible(const lang::Program& program, const std::vector<RelationId>& open) {
  Enclosing out{.program = copy_to_run(program), .differs = depends_on(program, open)};
  std::set<RelationId> numbers;
  for (const RelationId id : open)
    if (!has_closed_set(program, id)) numbers.insert(id);
  for (lang::Rule& rule : out.program.rules) {
    rule.overrides.clear();
    for (Alternative& alternative : rule.alternatives) {
      alternative = relaxed(program, alternative, out.differs, numbers);
      if (!heads_are_bound(rule, alternative)) return std::nullopt;
    }
  }
  return out;
}

Enclosing certain(const lang::Program& program, const std::vector<RelationId>& open) {
  Enclosing out{.program = copy_to_run(program), .differs = {}};
  const std::vector<bool> depends = depends_on(program, open);
  std::vector<bool> differs = depends;
  std::vector<bool> unanswered(program.relations.size(), false);
  for (const RelationId id : open) unanswered[index(id)] = unanswered[index(program.relation(id).attribute->known)] = true;
  const std::vector<bool> overridable = may_be_overridden(program, depends);
  for (std::size_t i = 0; i < program.rules.size(); ++i) {
    lang::Rule& rule = out.program.rules[i];
    if (overridable[i])
      for (const lang::Head& head : rule.heads) differs[index(head.relation)] = true;
    std::erase_if(rule.alternatives, [&](const Alternative& alternative) {
      return overridable[i] ||
             std::any_of(alternative.literals.begin(), alternative.literals.end(), [&](const Literal& literal) {
               const auto* atom = std::get_if<Atom>(&literal);
               return can_be_taken_back(literal, depends) || (atom && unanswered[index(atom->relation)]);
             });
    });
  }
  out.differs = spread(program, std::move(differs));
  return out;
}

std::vector<eval::CaseFact> all_answers(const lang::Program& program, const std::vector<RelationId>& open) {
  std::vector<eval::CaseFact> facts;
  for (const RelationId id : open)
    if (has_closed_set(program, id))
      for (const Value& value : trial_answers(program, id)) facts.push_back(answer_to(program, id, value));
  return facts;
}

}  // namespace counsel::decide
