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

bool is_plain(const Literal& literal) { return std::holds_alternative<Atom>(literal) || std::holds_alternative<lang::Test>(literal); }

/// Whether an aggregate or `every` looks at what an answer could change.
bool looks_at(const Literal& literal, const std::vector<bool>& depends) {
  if (is_plain(literal)) return false;
  bool found = false;
  lang::for_each_literal({{literal}}, [&](const Literal& inside) {
    const auto* atom = std::get_if<Atom>(&inside);
    found = found || (atom && depends[index(atom->relation)]);
  });
  return found;
}

/// Leaves out what cannot be decided without the open answers, which lets the rest hold more often.
Alternative relaxed(const lang::Program& program, const Alternative& alternative, const std::vector<bool>& depends,
                    const std::set<RelationId>& numbers) {
  std::vector<Literal> kept;
  for (const Literal& literal : alternative.literals) {
    const auto* atom = std::get_if<Atom>(&literal);
    if (atom && atom->negated && depends[index(atom->relation)]) continue;
    if (looks_at(literal, depends)) continue;
    if (atom && numbers.contains(atom->relation)) continue;
    if (atom && program.relation(atom->relation).of && numbers.contains(*program.relation(atom->relation).of)) continue;
    kept.push_back(literal);
  }
  Alternative out{std::move(kept)};
  const auto bound = lang::bound_by(out);
  std::erase_if(out.literals, [&](const Literal& literal) {
    const auto used = lang::variables_of(literal);
    return std::any_of(used.begin(), used.end(), [&](VariableId id) { return !bound.contains(id); });
  });
  return out;
}

bool heads_are_bound(const lang::Rule& rule, const Alternative& alternative) {
  const auto bound = lang::bound_by(alternative);
  for (const lang::Head& head : rule.heads)
    for (const Term& term : head.terms)
      if (const auto* id = std::get_if<VariableId>(&term); id && !bound.contains(*id)) return false;
  return true;
}

}  // namespace

std::vector<bool> depends_on(const lang::Program& program, const std::vector<RelationId>& open) {
  std::vector<bool> depends(program.relations.size(), false);
  for (const RelationId id : open) {
    depends[index(id)] = true;
    if (const auto& attribute = program.relation(id).attribute) depends[index(attribute->known)] = true;
  }
  // INVARIANT: strata are in order of dependency, so one pass suffices outside a recursive stratum, and a stratum's
  // relations depend on each other and share the answer.
  std::vector<std::vector<const lang::Rule*>> rules(program.relations.size());
  for (const lang::Rule& rule : program.rules)
    for (const lang::Head& head : rule.heads) rules[index(head.relation)].push_back(&rule);
  std::vector<std::vector<RelationId>> added_up(program.relations.size());  // the evidence for each uncertain relation
  for (const lang::Rule& rule : program.rules)
    for (const lang::RuleConclusion& conclusion : rule.conclusions)
      if (conclusion.about) added_up[index(*conclusion.about)].push_back(conclusion.evidence);
  for (std::size_t i = 0; i < program.relations.size(); ++i)
    if (program.relations[i].role == lang::Role::stated) added_up[index(*program.relations[i].of)].push_back(static_cast<RelationId>(i));
  const auto reads_open = [&](const lang::Rule& rule) {
    bool found = false;
    for (const Alternative& alternative : rule.alternatives)
      lang::for_each_literal(alternative, [&](const Literal& literal) {
        const auto* atom = std::get_if<Atom>(&literal);
        found = found || (atom && depends[index(atom->relation)]);
      });
    return found;
  };
  for (const lang::Stratum& stratum : program.strata) {
    bool any = false;
    for (const RelationId id : stratum.relations) {
      const bool known = program.relation(id).role == lang::Role::known;
      any = any || depends[index(id)] || (known && depends[index(*program.relation(id).of)]);
      any = any || std::ranges::any_of(added_up[index(id)], [&](RelationId evidence) { return depends[index(evidence)]; });
      any = any || std::any_of(rules[index(id)].begin(), rules[index(id)].end(), [&](const auto* r) { return reads_open(*r); });
    }
    for (const RelationId id : stratum.relations)
      if (any) depends[index(id)] = true;
  }
  return depends;
}

std::optional<lang::Program> possible(const lang::Program& program, const std::vector<RelationId>& open) {
  const std::vector<bool> depends = depends_on(program, open);
  std::set<RelationId> numbers;
  for (const RelationId id : open)
    if (!has_closed_set(program, id)) numbers.insert(id);
  lang::Program relaxed_program = program;
  for (lang::Rule& rule : relaxed_program.rules) {
    for (Alternative& alternative : rule.alternatives) {
      alternative = relaxed(program, alternative, depends, numbers);
      if (!heads_are_bound(rule, alternative)) return std::nullopt;
    }
  }
  return relaxed_program;
}

lang::Program certain(const lang::Program& program, const std::vector<RelationId>& open) {
  const std::vector<bool> depends = depends_on(program, open);
  std::vector<bool> unanswered(program.relations.size(), false);
  for (const RelationId id : open) unanswered[index(id)] = unanswered[index(program.relation(id).attribute->known)] = true;
  lang::Program strict = program;
  for (lang::Rule& rule : strict.rules) {
    std::erase_if(rule.alternatives, [&](const Alternative& alternative) {
      return std::any_of(alternative.literals.begin(), alternative.literals.end(), [&](const Literal& literal) {
        const auto* atom = std::get_if<Atom>(&literal);
        return atom ? (atom->negated ? depends : unanswered)[index(atom->relation)] : looks_at(literal, depends);
      });
    });
  }
  return strict;
}

std::vector<eval::CaseFact> all_answers(const lang::Program& program, const std::vector<RelationId>& open) {
  std::vector<eval::CaseFact> facts;
  for (const RelationId id : open)
    if (has_closed_set(program, id))
      for (Value& value : trial_answers(program, id)) facts.push_back(answer_fact(program, id, std::move(value)));
  return facts;
}

}  // namespace counsel::decide
