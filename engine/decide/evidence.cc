#include "engine/decide/evidence.h"

#include <algorithm>
#include <unordered_map>

#include "engine/decide/points.h"

namespace counsel::decide {

namespace {

class Gathering {
 public:
  Gathering(const lang::Program& program, const eval::Model& model, DecisionId decision)
      : program_(program), model_(model), decision_(decision) {
    const auto& members = program.kind(program.decisions[index(decision)].candidates).members;
    for (std::size_t i = 0; i < members.size(); ++i) positions_.emplace(members[i].name, i);
    evidence_.resize(members.size());
  }

  Result<std::vector<CandidateEvidence>> run() && {
    for (std::size_t i = 0; i < program_.rules.size(); ++i) {
      const lang::Rule& rule = program_.rules[i];
      for (std::uint32_t number = 0; number < rule.conclusions.size(); ++number) {
        const lang::RuleConclusion& conclusion = rule.conclusions[number];
        if (conclusion.verb == lang::Verb::implies || conclusion.decision != decision_) continue;
        for (const RowId row : model_.sorted_rows(conclusion.evidence))
          if (auto added = add(static_cast<RuleId>(i), number, conclusion, row); !added)
            return tl::unexpected(added.error());
      }
    }
    return std::move(evidence_);
  }

 private:
  Result<void> add(RuleId rule, std::uint32_t number, const lang::RuleConclusion& conclusion, RowId row) {
    const std::vector<Value> values = model_.values(conclusion.evidence, row);
    const auto place = positions_.find(std::get<Name>(values.front()).text);
    if (place == positions_.end()) return {};
    CandidateEvidence& evidence = evidence_[place->second];
    const auto for_each_end = values.begin() + 1 + static_cast<std::ptrdiff_t>(conclusion.for_each.size());
    Contribution made{.rule = rule, .conclusion = number, .points_udb = 0,
                      .for_each = {values.begin() + 1, for_each_end}, .evidence = conclusion.evidence, .row = row};
    if (conclusion.verb == lang::Verb::excludes) evidence.exclusions.push_back(std::move(made));
    else if (conclusion.verb == lang::Verb::cautions) evidence.cautions.push_back(std::move(made));
    else {
      const double strength = conclusion.strength ? *conclusion.strength : std::get<double>(values.back());
      if (!(strength > 0 && strength < 1))
        return fail(ErrorKind::invalid_input, "rule " + program_.rule(rule).name + ": a strength lies between 0 and 1, and " +
                                                  to_string(values.back()) + " does not (for " + to_string(values.front()) + ")");
      made.points_udb = points_udb(strength, 1.0) * (conclusion.verb == lang::Verb::suggests ? 1 : -1);
      keep_best(evidence.contributions, std::move(made));
    }
    return {};
  }

  /// Rows that differ in their strength alone come one after the other, since rows are sorted by value.
  static void keep_best(std::vector<Contribution>& contributions, Contribution made) {
    if (!contributions.empty()) {
      Contribution& last = contributions.back();
      if (last.rule == made.rule && last.conclusion == made.conclusion && last.for_each == made.for_each) {
        if (std::abs(made.points_udb) > std::abs(last.points_udb)) last = std::move(made);
        return;
      }
    }
    contributions.push_back(std::move(made));
  }

  const lang::Program& program_;
  const eval::Model& model_;
  DecisionId decision_;
  std::unordered_map<std::string, std::size_t> positions_;
  std::vector<CandidateEvidence> evidence_;
};

}  // namespace

Result<std::vector<CandidateEvidence>> gather(const lang::Program& program, const eval::Model& model,
                                              DecisionId decision) {
  return Gathering(program, model, decision).run();
}

}  // namespace counsel::decide
