// A recursive rule that computes a value for its own conclusion can go on for ever: only arithmetic makes new values.
// It is left alone where an order comparison with something that does not grow holds the computed value.
#include <algorithm>
#include <set>

#include "engine/analyze/analyses.h"
#include "engine/lang/safety.h"
#include "engine/lang/sentence.h"

namespace counsel::analyze {

namespace {

using lang::Arithmetic;
using lang::Atom;
using lang::Code;
using lang::Comparator;
using lang::Diagnostic;
using lang::Literal;
using lang::Operator;
using lang::Rule;
using lang::Test;

/// By relation: its recursive stratum, or nothing.
std::vector<std::optional<std::size_t>> recursive_strata(const lang::Program& program) {
  std::vector<std::optional<std::size_t>> out(program.relations.size());
  for (std::size_t i = 0; i < program.strata.size(); ++i)
    for (const RelationId id : program.strata[i].relations)
      if (program.strata[i].recursive) out[index(id)] = i;
  return out;
}

const VariableId* lone(const Arithmetic& side) {
  return side.op == Operator::leaf ? std::get_if<VariableId>(&side.leaf) : nullptr;
}

/// Whether it can give ever new values: the other operations give what was there, or no more values than they are
/// given.
bool makes_new(const Arithmetic& side) {
  const bool grows = side.op == Operator::add || side.op == Operator::subtract || side.op == Operator::multiply ||
                     side.op == Operator::divide;
  return grows || std::ranges::any_of(side.operands, makes_new);
}

/// The comparison that computes each variable from others, and those that take it over with `=`.
std::map<VariableId, const Test*> computed(const lang::Alternative& alternative) {
  std::map<VariableId, const Test*> out;
  for (bool grew = true; grew;) {
    grew = false;
    for (const Literal& literal : alternative.literals) {
      const auto* test = std::get_if<Test>(&literal);
      if (!test || test->comparator != Comparator::equal) continue;
      for (const auto& [side, other] : {std::pair(&test->left, &test->right), std::pair(&test->right, &test->left)}) {
        const VariableId* id = lone(*side);
        if (!id || out.contains(*id)) continue;
        const VariableId* from = lone(*other);
        const bool makes = makes_new(*other);
        if (!makes && !(from && out.contains(*from))) continue;
        out.emplace(*id, test);
        grew = true;
      }
    }
  }
  return out;
}

/// Whether some comparison keeps the variable on one side of what is not computed.
bool is_held(const lang::Alternative& alternative, VariableId variable, const std::map<VariableId, const Test*>& made) {
  return std::ranges::any_of(alternative.literals, [&](const Literal& literal) {
    const auto* test = std::get_if<Test>(&literal);
    if (!test || test->comparator == Comparator::equal || test->comparator == Comparator::not_equal) return false;
    const auto used = lang::variables_of(literal);
    return used.contains(variable) &&
           std::ranges::none_of(used, [&](VariableId id) { return id != variable && made.contains(id); });
  });
}

const Test* growing(const lang::Alternative& alternative, const lang::Head& head) {
  const auto made = computed(alternative);
  for (const lang::Term& term : head.terms)
    if (const auto* id = std::get_if<VariableId>(&term); id && made.contains(*id) && !is_held(alternative, *id, made))
      return made.at(*id);
  return nullptr;
}

}  // namespace

void find_unbounded(const Subject& subject, Findings& findings) {
  const auto strata = recursive_strata(subject.program);
  for (const Rule& rule : subject.rules()) {
    std::set<Span> said;
    for (const lang::Head& head : rule.heads) {
      const auto stratum = strata[index(head.relation)];
      if (!stratum) continue;
      for (const lang::Alternative& alternative : rule.alternatives) {
        const auto recursive = std::ranges::find_if(alternative.literals, [&](const Literal& literal) {
          const auto* atom = std::get_if<Atom>(&literal);
          return atom && strata[index(atom->relation)] == stratum;
        });
        if (recursive == alternative.literals.end()) continue;
        const Test* test = growing(alternative, head);
        if (!test || !said.insert(test->span).second) continue;
        const std::string& name = subject.program.relation(head.relation).name;
        findings.push_back(
            Diagnostic{Code::UnboundedRecursion, test->span}
                .with("rule", rule.name)
                .with("name", name)
                .label(std::get<Atom>(*recursive).span, "`" + name + "` depends on itself through this"));
      }
    }
  }
}

}  // namespace counsel::analyze
