#include "engine/explain/unmet.h"

#include <algorithm>

#include "engine/explain/trim.h"
#include "engine/lang/sentence.h"

namespace counsel::explain {

namespace {

using decide::Candidate;
using decide::Contribution;
using lang::Verb;
using Form = lang::ExpectationSyntax::Form;

constexpr std::size_t kMost = 3;

class Finding {
 public:
  Finding(const Grounds& grounds, std::span<const decide::Ranking> rankings, const lang::Expectation& expectation)
      : grounds_(grounds), rankings_(rankings), expected_(expectation), explainer_(grounds), why_not_(grounds, {.rules = kMost}) {}

  Unmet run() && {
    expected_.negated ? of_what_is() : of_what_is_not();
    return std::move(found_);
  }

 private:
  const decide::Ranking& ranking() const { return rankings_[expected_.decision ? index(*expected_.decision) : 0]; }

  const Candidate& candidate(const std::string& name) const {
    return *std::find_if(ranking().candidates.begin(), ranking().candidates.end(),
                         [&](const Candidate& each) { return each.name == name; });
  }

  /// It was expected, and is not so.
  void of_what_is_not() {
    switch (expected_.form) {
      case Form::first:
      case Form::in_top:
        if (ranking().outcome == decide::Outcome::contradiction) return contradictions();
        leaders(ranking());
        return about(candidate(expected_.subject));
      case Form::above:
        stand(candidate(expected_.other));
        return about(candidate(expected_.subject));
      case Form::because:
        stand(candidate(expected_.subject));
        return misses("give " + expected_.subject + " points", {Verb::suggests, Verb::discourages},
                      candidate(expected_.subject), ranking().decision);
      case Form::excluded:
        return misses("exclude " + expected_.subject, {Verb::excludes}, candidate(expected_.subject),
                      ranking().decision);
      case Form::fact:
        return fact_misses();
      case Form::nothing_fits:
        for (const decide::Ranking& each : rankings_) what_fits(each);
        return;
      case Form::no_recommendation:
      case Form::contradiction:
        for (const decide::Ranking& each : rankings_) leaders(each);
        return;
    }
  }

  /// It was expected not to be, and is so.
  void of_what_is() {
    switch (expected_.form) {
      case Form::first:
      case Form::in_top:
      case Form::above:
        if (expected_.form == Form::above) stand(candidate(expected_.other));
        return stand(candidate(expected_.subject));
      case Form::because:
        return prove(candidate(expected_.subject), candidate(expected_.subject).contributions);
      case Form::excluded:
        return prove(candidate(expected_.subject), candidate(expected_.subject).exclusions);
      case Form::fact:
        return fact_proof();
      case Form::no_recommendation:
      case Form::nothing_fits:
      case Form::contradiction:
        contradictions();
        for (const decide::Ranking& each : rankings_)
          if (each.outcome == decide::Outcome::nothing_fits)
            for (const Candidate& excluded : each.candidates) stand(excluded);
        return;
    }
  }

  void leaders(const decide::Ranking& of) {
    for (const std::string& name : of.leaders())
      for (const Candidate& each : of.candidates)
        if (each.name == name) stand(each);
  }

  void what_fits(const decide::Ranking& of) {
    for (const Candidate& each : of.candidates) {
      if (each.excluded() || !found_.misses.empty()) continue;
      stand(each);
      misses("exclude " + each.name, {Verb::excludes}, each, of.decision);
    }
  }

  void about(const Candidate& subject) {
    stand(subject);
    if (!subject.excluded()) misses("speak for " + subject.name, {Verb::suggests}, subject, ranking().decision);
  }

  void stand(const Candidate& each) {
    const auto known = [&](const Standing& standing) { return standing.candidate == each.name; };
    if (std::any_of(found_.standings.begin(), found_.standings.end(), known)) return;
    if (found_.standings.size() == kMost && each.name != expected_.subject) return;
    const auto& says = each.excluded() ? each.exclusions : each.contributions;
    Standing standing{
        .candidate = each.name, .rank = each.rank, .tied = each.tied, .points_udb = each.points_udb, .said = {}};
    for (const Contribution& contribution : says) {
      if (standing.said.size() == kMost) break;
      standing.said.push_back({contribution.points_udb, explainer_.reason(contribution)});
    }
    standing.more = says.size() - standing.said.size();
    found_.standings.push_back(std::move(standing));
  }

  void prove(const Candidate& about, const std::vector<Contribution>& contributions) {
    for (const Contribution& each : contributions)
      if ((!expected_.rule || each.rule == *expected_.rule) && found_.proofs.size() < kMost)
        found_.proofs.push_back(trimmed(explainer_.why(about, each), {}));
  }

  void prove(RelationId relation, RowId row) {
    if (found_.proofs.size() < kMost) found_.proofs.push_back(trimmed(explainer_.why(relation, row), {}));
  }

  void contradictions() {
    for (const decide::Contradiction& each : ranking().contradictions)
      for (const RowId row : each.rows) prove(each.attribute, row);
  }

  void fact_proof() {
    for (const RowId row : grounds_.model.sorted_rows(expected_.relation)) {
      const std::vector<Value> values = grounds_.model.values(expected_.relation, row);
      const bool meant = std::equal(expected_.terms.begin(), expected_.terms.end(), values.begin(),
                                    [](const lang::Term& term, const Value& has) {
                                      const auto* wanted = std::get_if<Value>(&term);
                                      return !wanted || *wanted == has;
                                    });
      if (meant) return prove(expected_.relation, row);
    }
  }

  void fact_misses() {
    const lang::Relation& relation = grounds_.program.relation(expected_.relation);
    found_.wanted = "conclude " + lang::atom_text(relation, expected_.terms, [](const lang::Term& term) {
                      const auto* value = std::get_if<Value>(&term);
                      return value ? to_source(*value) : std::string("?_");
                    });
    found_.instead = instead_of(expected_.relation, expected_.terms, grounds_).text;
    found_.misses = why_not_.misses(expected_.relation, expected_.terms)->nearest;
  }

  /// Rules with such a conclusion that say nothing about the candidate; the one that was named, if one was.
  void misses(std::string wanted, const std::vector<Verb>& verbs, const Candidate& about, DecisionId decision) {
    found_.wanted = std::move(wanted);
    found_.misses = why_not_.misses(about, decision, verbs, expected_.rule)->nearest;
  }

  Grounds grounds_;
  std::span<const decide::Ranking> rankings_;
  const lang::Expectation& expected_;
  Explainer explainer_;
  WhyNot why_not_;
  Unmet found_;
};

}  // namespace

Unmet unmet(const Grounds& grounds, std::span<const decide::Ranking> rankings, const lang::Expectation& expectation) {
  return Finding(grounds, rankings, expectation).run();
}

}  // namespace counsel::explain
