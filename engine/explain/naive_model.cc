#include "engine/explain/naive_model.h"

#include <algorithm>
#include <map>

#include "engine/base/points.h"
#include "engine/explain/arithmetic.h"
#include "engine/explain/readiness.h"

namespace counsel::explain {

namespace {

/// The values with those of a row that fits; nothing where it does not.
std::optional<Bindings> joined(std::span<const Value> row, std::span<const lang::Term> terms, Bindings values) {
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const auto* id = std::get_if<VariableId>(&terms[i]);
    if (id && !values[index(*id)]) values[index(*id)] = row[i];
    const auto wanted = value_of(terms[i], values);
    if (wanted && *wanted != row[i]) return std::nullopt;
  }
  return values;
}

std::int64_t sum_of_points(std::int64_t sum, std::int64_t points) {
  if (sum == kCertainUdb || points == kCertainUdb) return kCertainUdb;
  return std::min(sum + points, kCertainUdb - 1);
}

}  // namespace

std::optional<RowClaim> stated_row(const Fact& fact, const lang::Program& program) {
  const auto about = program.find_relation(fact.relation);
  if (!about) return std::nullopt;
  const lang::Relation& relation = program.relation(*about);
  if (relation.attribute && fact.values.empty()) return RowClaim{relation.attribute->none, {}};
  RowClaim out{program.stated(*about), fact.values};
  if (!relation.uncertain) return out;
  const std::int64_t points = certainty_udb(std::get<double>(fact.values.back()));
  if (points == 0) return std::nullopt;
  out.values.back() = points;
  return out;
}

bool fits(std::span<const Value> row, std::span<const lang::Term> terms, const Bindings& values) {
  return row.size() == terms.size() && joined(row, terms, values).has_value();
}

NaiveModel::NaiveModel(const lang::Program& program, std::span<const Fact> facts, std::span<const Fact> answers)
    : program_(program), rows_(program.relations.size()) {
  for (const auto& all : {facts, answers})
    for (const Fact& fact : all)
      if (const auto row = stated_row(fact, program)) rows_[index(row->relation)].insert(row->values);
  for (std::size_t i = 0; i < program.relations.size(); ++i)
    if (const auto& kind = program.relations[i].kind; kind && program.relations[i].role == lang::Role::members)
      for (const lang::Kind::Member& member : program.kind(*kind).members) rows_[i].insert({Name{member.name}});
  for (const lang::Stratum& stratum : program.strata) complete(stratum);
}

void NaiveModel::complete(const lang::Stratum& stratum) {
  for (bool grew = true; grew;) {
    grew = false;
    for (const lang::Rule& rule : program_.rules) grew |= apply(rule, stratum);
    for (const RelationId id : stratum.relations)
      if (const lang::Relation& relation = program_.relation(id);
          relation.role == lang::Role::known && !rows(*relation.of).empty())
        grew |= rows_[index(id)].insert(std::vector<Value>()).second;
  }
  for (const RelationId id : stratum.relations)
    if (const auto& stated = program_.relation(id).stated;
        stated && program_.relation(*stated).role == lang::Role::stated && program_.relation(*stated).of == id)
      add_up(id);
}

bool NaiveModel::apply(const lang::Rule& rule, const lang::Stratum& stratum) {
  bool grew = false;
  for (const lang::Head& head : rule.heads) {
    if (std::ranges::find(stratum.relations, head.relation) == stratum.relations.end()) continue;
    for (const lang::Alternative& alternative : rule.alternatives)
      for (const Bindings& way : ways(rule, alternative, Bindings(rule.variables.size()))) {
        std::vector<Value> row;
        for (const lang::Term& term : head.terms) row.push_back(value_of(term, way).value());
        grew |= rows_[index(head.relation)].insert(std::move(row)).second;
      }
  }
  return grew;
}

/// Of each conclusion the best counts, for each of its `for each` values; and of what is stated.
void NaiveModel::add_up(RelationId uncertain) {
  const std::size_t columns = program_.relation(uncertain).columns.size();
  std::map<std::vector<Value>, std::int64_t> sums;
  const auto add_best = [&](RelationId from, std::size_t key, const auto& points_of) {
    std::map<std::vector<Value>, std::int64_t> best;
    for (const std::vector<Value>& row : rows(from)) {
      std::int64_t& known = best[{row.begin(), row.begin() + static_cast<std::ptrdiff_t>(key)}];
      known = std::max(known, points_of(row));
    }
    for (const auto& [values, points] : best) {
      std::int64_t& sum = sums[{values.begin(), values.begin() + static_cast<std::ptrdiff_t>(columns)}];
      sum = sum_of_points(sum, points);
    }
  };
  for (const lang::Rule& rule : program_.rules)
    for (const lang::RuleConclusion& conclusion : rule.conclusions)
      if (conclusion.about == uncertain)
        add_best(conclusion.evidence, columns + conclusion.for_each.size(),
                 [&](const std::vector<Value>& row) { return said_udb(program_, conclusion.evidence, row); });
  add_best(*program_.relation(uncertain).stated, columns,
           [](const std::vector<Value>& row) { return std::get<std::int64_t>(row.back()); });
  for (auto [row, points] : sums)
    if (points != 0) {
      std::vector<Value> values = row;
      values.emplace_back(points);
      rows_[index(uncertain)].insert(std::move(values));
    }
}

std::set<Bindings> NaiveModel::ways(const lang::Rule& rule, const lang::Alternative& conditions,
                                    const Bindings& values) const {
  Ways out = {values};
  std::vector<const lang::Literal*> waiting;
  for (const lang::Literal& literal : conditions.literals) waiting.push_back(&literal);
  while (!waiting.empty() && !out.empty()) {
    const Variables bound = bound_in(*out.begin());
    const auto next =
        std::ranges::find_if(waiting, [&](const lang::Literal* literal) { return is_ready(*literal, bound); });
    if (next == waiting.end()) return {};
    out = extended(rule, **next, out);
    waiting.erase(next);
  }
  return out;
}

NaiveModel::Ways NaiveModel::extended(const lang::Rule& rule, const lang::Literal& literal, const Ways& ways) const {
  Ways out;
  for (const Bindings& values : ways) {
    if (const auto* atom = std::get_if<lang::Atom>(&literal)) {
      bool any = false;
      for (const std::vector<Value>& row : rows(atom->relation))
        if (auto next = joined(row, atom->terms, values)) {
          any = true;
          if (!atom->negated) out.insert(std::move(*next));
        }
      if (atom->negated && !any) out.insert(values);
    } else if (const auto* test = std::get_if<lang::Test>(&literal)) {
      Bindings next = values;
      if (const auto given = given_by(*test, bound_in(values))) {
        const auto* left = std::get_if<VariableId>(&test->left->leaf);
        const bool at_left = test->left->op == lang::Operator::leaf && left && *left == *given;
        next[index(*given)] = value_of(at_left ? *test->right : *test->left, values);
        if (next[index(*given)]) out.insert(std::move(next));
      } else if (explain::holds(*test, values)) {
        out.insert(std::move(next));
      }
    } else if (const auto* aggregate = std::get_if<lang::Aggregate>(&literal)) {
      const Members all = members(rule, *aggregate, values);
      const auto value = aggregate->absent ? std::nullopt : result(rule, *aggregate, all);
      if (aggregate->absent ? !all.empty() : !value) continue;
      Bindings next = values;
      if (value && next[index(aggregate->result)].value_or(*value) != *value) continue;
      if (value) next[index(aggregate->result)] = value;
      out.insert(std::move(next));
    } else if (const auto& every = std::get<lang::Every>(literal); every_has(rule, every, values) != every.negated) {
      out.insert(values);
    }
  }
  return out;
}

NaiveModel::Members NaiveModel::members(const lang::Rule& rule, const lang::Aggregate& aggregate,
                                        const Bindings& values) const {
  Members out;
  for (const lang::Alternative& where : aggregate.where)
    for (const Bindings& way : ways(rule, where, values)) {
      Bindings member;
      for (const VariableId own : aggregate.own) member.push_back(way[index(own)]);
      if (aggregate.function != lang::AggregateFunction::count) member.push_back(value_of(*aggregate.operand, way));
      out.insert(std::move(member));
    }
  return out;
}

std::optional<Value> NaiveModel::result(const lang::Rule& rule, const lang::Aggregate& aggregate,
                                        const Members& members) const {
  using Function = lang::AggregateFunction;
  if (aggregate.function == Function::count) return static_cast<std::int64_t>(members.size());
  std::vector<Value> operands;
  for (const Bindings& member : members)
    if (member.back()) operands.push_back(*member.back());
  std::ranges::sort(operands, [](const Value& a, const Value& b) { return compare(a, b) < 0; });
  if (aggregate.function == Function::sum || (aggregate.function == Function::average && !operands.empty())) {
    const bool numbers = operands.empty() ? rule.variables[index(aggregate.result)].type.type == Type::number
                                          : std::holds_alternative<double>(operands.front());
    double of_numbers = 0;
    __int128 of_integers = 0;
    for (const Value& operand : operands) {
      if (numbers)
        of_numbers += std::get<double>(operand);
      else
        of_integers += std::get<std::int64_t>(operand);
    }
    if (aggregate.function == Function::sum)
      return numbers ? number_value(of_numbers) : Value(static_cast<std::int64_t>(of_integers));
    return number_value((numbers ? of_numbers : static_cast<double>(of_integers)) /
                        static_cast<double>(operands.size()));
  }
  if (operands.empty()) return std::nullopt;
  return aggregate.function == Function::minimum ? operands.front() : operands.back();
}

bool NaiveModel::every_has(const lang::Rule& rule, const lang::Every& every, const Bindings& values) const {
  return std::ranges::all_of(every.where, [&](const lang::Alternative& where) {
    return std::ranges::all_of(ways(rule, where, values), [&](const Bindings& way) {
      return std::ranges::any_of(every.has,
                                 [&](const lang::Alternative& has) { return !ways(rule, has, way).empty(); });
    });
  });
}

}  // namespace counsel::explain
