#include "engine/decide/evidence.h"

#include <algorithm>

#include "engine/base/check.h"
#include "engine/base/points.h"
#include "engine/decide/overriding.h"

namespace counsel::decide {

namespace {

/// Rows that differ in their strength and certainty alone come one after the other, since rows are sorted by value.
void keep_best(std::vector<Contribution>& contributions, Contribution made) {
  if (!contributions.empty()) {
    Contribution& last = contributions.back();
    if (last.rule == made.rule && last.conclusion == made.conclusion && last.for_each == made.for_each) {
      if (std::abs(made.points_udb) > std::abs(last.points_udb)) last = std::move(made);
      return;
    }
  }
  contributions.push_back(std::move(made));
}

class Gathering {
 public:
  Gathering(const lang::Program& program, const eval::Model& model, DecisionId decision)
      : program_(program),
        model_(model),
        decision_(decision),
        members_(program.kind(program.decisions[index(decision)].candidates).members),
        evidence_(members_.size()) {}

  Result<void> read(RuleId id) {
    const lang::Rule& rule = program_.rule(id);
    for (std::uint32_t number = 0; number < rule.conclusions.size(); ++number) {
      const lang::RuleConclusion& conclusion = rule.conclusions[number];
      if (conclusion.verb == lang::Verb::implies || conclusion.decision != decision_) continue;
      if (model_.rows(conclusion.evidence) == 0) continue;
      for (const RowId row : model_.sorted_rows(conclusion.evidence))
        if (auto added = add(id, number, conclusion, row); !added) return added;
    }
    return {};
  }

  std::vector<CandidateEvidence> gathered() && {
    for (CandidateEvidence& each : evidence_) set_aside(program_, each);
    return std::move(evidence_);
  }

 private:
  Result<void> add(RuleId rule, std::uint32_t number, const lang::RuleConclusion& conclusion, RowId row) {
    const Value candidate = model_.value(conclusion.evidence, row, 0);
    const auto member = std::find_if(members_.begin(), members_.end(), [&](const lang::Kind::Member& each) {
      return each.name == std::get<Name>(candidate).text;
    });
    COUNSEL_CHECK(member != members_.end(), "evidence is about a candidate of its decision");
    CandidateEvidence& evidence = evidence_[static_cast<std::size_t>(member - members_.begin())];
    Contribution made{.rule = rule, .conclusion = number, .evidence = conclusion.evidence, .row = row};
    for (std::size_t i = 0; i < conclusion.for_each.size(); ++i)
      made.for_each.push_back(model_.value(conclusion.evidence, row, i + 1));
    if (conclusion.verb == lang::Verb::excludes) evidence.exclusions.push_back(std::move(made));
    else if (conclusion.verb == lang::Verb::cautions) evidence.cautions.push_back(std::move(made));
    else {
      const auto [strength, certainty] = weight_of(conclusion, model_, row, 1 + conclusion.for_each.size());
      if (!(strength > 0 && strength < 1))
        return fail(ErrorKind::invalid_input, "rule " + program_.rule(rule).name + ": a strength lies between 0 and 1, and " +
                                                  to_string(Value(strength)) + " does not (for " + to_string(candidate) + ")");
      made.points_udb = evidence_udb(strength, certainty) * (conclusion.verb == lang::Verb::suggests ? 1 : -1);
      keep_best(evidence.contributions, std::move(made));
    }
    return {};
  }

  const lang::Program& program_;
  const eval::Model& model_;
  DecisionId decision_;
  const std::vector<lang::Kind::Member>& members_;
  std::vector<CandidateEvidence> evidence_;
};

}  // namespace

Weight weight_of(const lang::RuleConclusion& conclusion, const eval::Model& model, RowId row, std::size_t column) {
  Weight weight{.strength = 0, .certainty_udb = kCertainUdb};
  weight.strength = conclusion.strength ? *conclusion.strength
                                        : std::get<double>(model.value(conclusion.evidence, row, column++));
  if (conclusion.by_certainty)
    weight.certainty_udb = std::get<std::int64_t>(model.value(conclusion.evidence, row, column));
  return weight;
}

std::vector<RuleId> speakers(const CandidateEvidence& evidence) {
  std::vector<RuleId> rules;
  for (const auto* said : {&evidence.contributions, &evidence.exclusions, &evidence.cautions, &evidence.overridden})
    for (const Contribution& each : *said) rules.push_back(each.rule);
  std::ranges::sort(rules);
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  return rules;
}

Result<std::vector<CandidateEvidence>> gather(const lang::Program& program, const eval::Model& model,
                                              DecisionId decision) {
  Gathering gathering(program, model, decision);
  for (std::size_t i = 0; i < program.rules.size(); ++i)
    if (auto read = gathering.read(static_cast<RuleId>(i)); !read) return tl::unexpected(read.error());
  return std::move(gathering).gathered();
}

Result<std::vector<CandidateEvidence>> gather(const lang::Program& program, const eval::Model& model,
                                              DecisionId decision, std::span<const RuleId> rules) {
  Gathering gathering(program, model, decision);
  for (const RuleId rule : rules)
    if (auto read = gathering.read(rule); !read) return tl::unexpected(read.error());
  return std::move(gathering).gathered();
}

std::vector<Contribution> best_evidence(const lang::RuleConclusion& conclusion, std::span<const Value> values,
                                        const eval::Model& model) {
  std::vector<Contribution> best;
  for (const RowId row : model.sorted_rows(conclusion.evidence)) {
    const std::vector<Value> cells = model.values(conclusion.evidence, row);
    if (!std::equal(values.begin(), values.end(), cells.begin())) continue;
    const auto cell = cells.begin() + static_cast<std::ptrdiff_t>(values.size());
    Contribution made{.evidence = conclusion.evidence, .row = row};
    made.for_each.assign(cell, cell + static_cast<std::ptrdiff_t>(conclusion.for_each.size()));
    const Weight weight = weight_of(conclusion, model, row, values.size() + conclusion.for_each.size());
    made.points_udb = evidence_udb(weight.strength, weight.certainty_udb);
    keep_best(best, std::move(made));
  }
  return best;
}

}  // namespace counsel::decide
