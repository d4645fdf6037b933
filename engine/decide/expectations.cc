#include "engine/decide/expectations.h"

#include <algorithm>

#include "engine/lang/sentence.h"

namespace counsel::decide {

namespace {

using Form = lang::ExpectationSyntax::Form;

class Examiner {
 public:
  Examiner(const lang::Program& program, const eval::Model& model, const std::vector<Ranking>& rankings)
      : program_(program), model_(model), rankings_(rankings) {}

  ExpectationResult examine(const lang::Expectation& expectation) const {
    ExpectationResult result;
    result.expected = (expectation.negated ? "not " : "") + said(expectation);
    result.met = holds(expectation) != expectation.negated;
    if (!result.met) result.came = came(expectation);
    return result;
  }

 private:
  const Ranking& ranking(const lang::Expectation& expectation) const {
    return rankings_[expectation.decision ? index(*expectation.decision) : 0];
  }

  const Candidate& candidate(const lang::Expectation& expectation, const std::string& name) const {
    const auto& candidates = ranking(expectation).candidates;
    return *std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& c) { return c.name == name; });
  }

  /// Nothing is recommended on top of a contradiction, and nobody leads where nobody has any evidence.
  bool recommends(const lang::Expectation& expectation) const { return !ranking(expectation).leaders().empty(); }

  bool holds(const lang::Expectation& e) const {
    const auto any_outcome = [&](Outcome outcome) {
      return std::any_of(rankings_.begin(), rankings_.end(), [&](const Ranking& r) { return r.outcome == outcome; });
    };
    switch (e.form) {
      case Form::no_recommendation:
        return std::all_of(rankings_.begin(), rankings_.end(), [](const Ranking& r) { return r.leaders().empty(); });
      case Form::nothing_fits: return any_outcome(Outcome::nothing_fits);
      case Form::contradiction: return any_outcome(Outcome::contradiction);
      case Form::fact: return fact_holds(e);
      case Form::first: return recommends(e) && candidate(e, e.subject).rank == 1;
      case Form::in_top: {
        const std::uint32_t rank = candidate(e, e.subject).rank;
        return recommends(e) && rank > 0 && rank <= static_cast<std::uint64_t>(std::max<std::int64_t>(e.count, 0));
      }
      case Form::above: {
        const Candidate& x = candidate(e, e.subject);
        const Candidate& y = candidate(e, e.other);
        return !x.excluded() && (y.excluded() || x.points_udb > y.points_udb);
      }
      case Form::excluded: {
        const auto& exclusions = candidate(e, e.subject).exclusions;
        return e.rule ? said_by(exclusions, *e.rule) : !exclusions.empty();
      }
      case Form::because: {
        const Candidate& found = candidate(e, e.subject);
        return said_by(found.contributions, *e.rule) || said_by(found.cautions, *e.rule);
      }
    }
    return false;
  }

  static bool said_by(const std::vector<Contribution>& contributions, RuleId rule) {
    return std::any_of(contributions.begin(), contributions.end(), [&](const Contribution& c) { return c.rule == rule; });
  }

  bool fact_holds(const lang::Expectation& e) const {
    for (const RowId row : model_.sorted_rows(e.relation)) {
      const std::vector<Value> values = model_.values(e.relation, row);
      bool equal = true;
      for (std::size_t i = 0; i < values.size(); ++i)
        if (const auto* value = std::get_if<Value>(&e.terms[i])) equal = equal && *value == values[i];
      if (equal) return true;
    }
    return false;
  }

  std::string rule_name(const lang::Expectation& e) const { return program_.rule(*e.rule).name; }

  std::string said(const lang::Expectation& e) const {
    switch (e.form) {
      case Form::first: return e.subject + " first";
      case Form::in_top: return e.subject + " in top " + std::to_string(e.count);
      case Form::above: return e.subject + " above " + e.other;
      case Form::excluded: return e.subject + " excluded" + (e.rule ? " by " + rule_name(e) : "");
      case Form::because: return e.subject + " because " + rule_name(e);
      case Form::no_recommendation: return "no recommendation";
      case Form::nothing_fits: return "nothing fits";
      case Form::contradiction: return "contradiction";
      case Form::fact:
        return lang::atom_text(program_.relation(e.relation), e.terms, [](const lang::Term& term) {
          const auto* value = std::get_if<Value>(&term);
          return value ? to_source(*value) : std::string("?_");
        });
    }
    return "";
  }

  std::string came(const lang::Expectation& e) const {
    switch (e.form) {
      case Form::first: return leaders_text(ranking(e)) + standing(e, e.subject);
      case Form::in_top: return standing(e, e.subject).substr(2);
      case Form::above: return standing(e, e.subject).substr(2) + standing(e, e.other);
      case Form::excluded: return rules_text(e, candidate(e, e.subject).exclusions, "is excluded by ", "is not excluded");
      case Form::because: return rules_text(e, candidate(e, e.subject).contributions, "has its points from ", "has no points");
      case Form::fact: return fact_holds(e) ? "it holds" : "it does not hold";
      case Form::no_recommendation:
      case Form::nothing_fits:
      case Form::contradiction: break;
    }
    std::string out;
    for (const Ranking& each : rankings_) out += (out.empty() ? "" : "; ") + leaders_text(each);
    return out;
  }

  static std::string leaders_text(const Ranking& ranking) {
    std::string out;
    for (const std::string& name : ranking.leaders()) out += (out.empty() ? "" : " and ") + name;
    return out.empty() ? "the outcome is " + std::string(outcome_word(ranking.outcome))
                       : out + (ranking.leaders().size() > 1 ? " lead" : " leads");
  }

  std::string standing(const lang::Expectation& e, const std::string& name) const {
    const Candidate& found = candidate(e, name);
    if (found.excluded()) return ", " + name + " is excluded by " + program_.rule(found.exclusions.front().rule).name;
    return ", " + name + " has rank " + std::to_string(found.rank) + (found.tied ? " in a tie" : "");
  }

  std::string rules_text(const lang::Expectation& e, const std::vector<Contribution>& contributions,
                         std::string_view some, std::string_view none) const {
    std::string rules;
    for (const Contribution& c : contributions) {
      const std::string& name = program_.rule(c.rule).name;
      if (rules.find(name) == std::string::npos) rules += (rules.empty() ? "" : ", ") + name;
    }
    return e.subject + " " + std::string(rules.empty() ? none : some) + rules;
  }

  const lang::Program& program_;
  const eval::Model& model_;
  const std::vector<Ranking>& rankings_;
};

}  // namespace

bool ExampleRun::passed() const {
  return std::all_of(expectations.begin(), expectations.end(), [](const ExpectationResult& e) { return e.met; });
}

Result<ExampleRun> run_example(const lang::Program& program, const eval::Prepared& prepared,
                               const lang::Example& example, const RunLimits& limits) {
  std::vector<eval::CaseFact> given;
  for (std::uint32_t i = 0; i < example.given.size(); ++i)
    given.push_back({.relation = example.given[i].relation, .values = example.given[i].values, .origin = i});
  auto model = eval::run(prepared, given, limits);
  if (!model) return tl::unexpected(model.error());
  ExampleRun run{.model = std::move(*model), .rankings = {}, .expectations = {}};
  for (std::size_t i = 0; i < program.decisions.size(); ++i) {
    auto ranking = rank(program, run.model, static_cast<DecisionId>(i));
    if (!ranking) return tl::unexpected(ranking.error());
    run.rankings.push_back(std::move(*ranking));
  }
  const Examiner examiner(program, run.model, run.rankings);
  for (const lang::Expectation& expectation : example.expectations)
    run.expectations.push_back(examiner.examine(expectation));
  return run;
}

}  // namespace counsel::decide
