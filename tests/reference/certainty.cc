#include "tests/reference/certainty.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace counsel::reference {

namespace {

std::int64_t points(double certainty) {
  if (certainty == 1) return kCertainUdb;
  return std::llround(-10 * std::log10(1 - certainty) * 1e6);
}

double certainty(std::int64_t points) {
  return points == kCertainUdb ? 1 : 1 - std::pow(10.0, -static_cast<double>(points) / 1e6 / 10);
}

std::int64_t together(std::int64_t a, std::int64_t b) {
  return a == kCertainUdb || b == kCertainUdb ? kCertainUdb : a + b;
}

std::size_t width_of_subject(const lang::Program& program, const lang::RuleConclusion& conclusion) {
  return conclusion.about ? program.relation(*conclusion.about).columns.size() : 1;
}

/// What one row of evidence is worth. Its last columns are the strength, if it varies, and the certainty.
std::int64_t worth(const lang::RuleConclusion& conclusion, const std::vector<Value>& row) {
  std::size_t last = row.size();
  const double of_conditions = conclusion.by_certainty ? certainty(std::get<std::int64_t>(row[--last])) : 1;
  const double strength = conclusion.strength ? *conclusion.strength : std::get<double>(row[--last]);
  if (!conclusion.strength && (strength <= 0 || strength >= 1)) throw StrengthOutOfRange{};
  return points(strength * of_conditions);
}

using Points = std::map<std::vector<Value>, std::int64_t, Less>;

/// By candidate or fact, and then by the values of `for each`: the best of the ways it is said.
std::map<std::vector<Value>, Points, Less> said(const lang::Program& program, const lang::RuleConclusion& conclusion,
                                                const Model& model) {
  std::map<std::vector<Value>, Points, Less> out;
  const auto subject = static_cast<std::ptrdiff_t>(width_of_subject(program, conclusion));
  const auto each = static_cast<std::ptrdiff_t>(conclusion.for_each.size());
  for (const std::vector<Value>& row : model.at(conclusion.evidence)) {
    std::int64_t& best =
        out[{row.begin(), row.begin() + subject}][{row.begin() + subject, row.begin() + subject + each}];
    best = std::max(best, worth(conclusion, row));
  }
  return out;
}

std::optional<RelationId> stated_of(const lang::Program& program, RelationId relation) {
  for (std::size_t i = 0; i < program.relations.size(); ++i)
    if (program.relations[i].role == lang::Role::stated && program.relations[i].of == relation)
      return static_cast<RelationId>(i);
  return std::nullopt;
}

/// Which rules count for which candidate: those that no rule overrides that counts and speaks of it.
class Overriding {
 public:
  Overriding(const lang::Program& program, DecisionId decision, const Model& model)
      : program_(program), decision_(decision), model_(model) {}

  bool counts(RuleId rule, const Value& candidate) const {
    for (std::size_t i = 0; i < program_.rules.size(); ++i) {
      const auto& overrides = program_.rules[i].overrides;
      const auto other = static_cast<RuleId>(i);
      if (std::find(overrides.begin(), overrides.end(), rule) == overrides.end()) continue;
      if (speaks_of(program_.rules[i], candidate) && counts(other, candidate)) return false;
    }
    return true;
  }

 private:
  bool speaks_of(const lang::Rule& rule, const Value& candidate) const {
    for (const lang::RuleConclusion& conclusion : rule.conclusions)
      if (conclusion.verb != lang::Verb::implies && conclusion.decision == decision_)
        for (const auto& row : model_.at(conclusion.evidence))
          if (row.front() == candidate) return true;
    return false;
  }

  const lang::Program& program_;
  DecisionId decision_;
  const Model& model_;
};

}  // namespace

bool is_combined(const lang::Program& program, RelationId relation) { return stated_of(program, relation).has_value(); }

RowSet combined(const lang::Program& program, RelationId relation, const Model& model) {
  Points best_stated, sums;
  for (std::vector<Value> row : model.at(*stated_of(program, relation))) {
    const auto points = std::get<std::int64_t>(row.back());
    row.pop_back();
    best_stated[row] = std::max(best_stated[row], points);
  }
  for (const auto& [fact, points] : best_stated) sums[fact] = points;
  for (const lang::Rule& rule : program.rules)
    for (const lang::RuleConclusion& conclusion : rule.conclusions)
      if (conclusion.about == relation)
        for (const auto& [fact, each] : said(program, conclusion, model))
          for (const auto& [values, points] : each) sums[fact] = together(sums[fact], points);
  RowSet out;
  for (const auto& [fact, points] : sums) {
    if (points == 0) continue;
    std::vector<Value> row = fact;
    row.push_back(points);
    out.insert(std::move(row));
  }
  return out;
}

std::vector<Value> stated_row(const lang::Program& program, RelationId relation, std::vector<Value> values) {
  if (program.relation(relation).uncertain) values.back() = points(std::get<double>(values.back()));
  return values;
}

std::map<std::string, Standing> standings(const lang::Program& program, DecisionId decision, const Model& model) {
  const Overriding overriding(program, decision, model);
  std::map<std::string, Standing> out;
  for (const auto& member : program.kind(program.decisions[index(decision)].candidates).members) out[member.name];
  for (std::size_t i = 0; i < program.rules.size(); ++i)
    for (const lang::RuleConclusion& conclusion : program.rules[i].conclusions) {
      if (conclusion.verb == lang::Verb::implies || conclusion.decision != decision) continue;
      const bool weighed = conclusion.verb == lang::Verb::suggests || conclusion.verb == lang::Verb::discourages;
      if (!weighed) {
        for (const auto& row : model.at(conclusion.evidence)) {
          if (!overriding.counts(static_cast<RuleId>(i), row.front())) continue;
          Standing& standing = out.at(std::get<Name>(row.front()).text);
          ++(conclusion.verb == lang::Verb::excludes ? standing.exclusions : standing.cautions);
        }
        continue;
      }
      for (const auto& [candidate, each] : said(program, conclusion, model)) {
        if (!overriding.counts(static_cast<RuleId>(i), candidate.front())) continue;
        Standing& standing = out.at(std::get<Name>(candidate.front()).text);
        for (const auto& [values, points] : each) {
          ++standing.contributions;
          standing.points_udb += conclusion.verb == lang::Verb::suggests ? points : -points;
        }
      }
    }
  return out;
}

}  // namespace counsel::reference
