#include "engine/decide/sensitivity.h"

#include <algorithm>
#include <limits>
#include <map>

#include "engine/decide/evidence.h"
#include "engine/decide/overriding.h"
#include "engine/decide/standing.h"

namespace counsel::decide {

namespace {

/// By rule, the candidates that it says something of.
std::map<RuleId, std::vector<std::size_t>> spoken_of(const std::vector<CandidateEvidence>& evidence) {
  std::map<RuleId, std::vector<std::size_t>> candidates;
  for (std::size_t i = 0; i < evidence.size(); ++i)
    for (const RuleId rule : speakers(evidence[i])) candidates[rule].push_back(i);
  return candidates;
}

/// What is said of a candidate when a rule says nothing, and so overrides nothing.
CandidateEvidence without(const lang::Program& program, const CandidateEvidence& evidence, RuleId rule) {
  CandidateEvidence left = evidence;
  left.overridden.clear();
  for (const Contribution& each : evidence.overridden) {
    const lang::Verb verb = program.rule(each.rule).conclusions[each.conclusion].verb;
    auto& said = verb == lang::Verb::excludes   ? left.exclusions
                 : verb == lang::Verb::cautions ? left.cautions
                                                : left.contributions;
    said.push_back(each);
    said.back().overridden_by.reset();
  }
  for (auto* said : {&left.contributions, &left.exclusions, &left.cautions})
    std::erase_if(*said, [&](const Contribution& each) { return each.rule == rule; });
  set_aside(program, left);
  return left;
}

class LeadAnalysis {
 public:
  LeadAnalysis(const Case& given, const eval::Model& model, DecisionId decision,
               const std::vector<CandidateEvidence>& evidence, const Standings& standings)
      : given_(given), model_(model), decision_(decision), evidence_(evidence), standings_(standings),
        leader_(leaders_of(standings).front()), margin_(margin_in(standings)) {}

  Result<Sensitivity> sensitivity() const {
    Sensitivity found{.leader = leader_, .runners_up = runners_up(), .margin_udb = margin_,
                      .strengths = strength_margins(given_.program, model_, evidence_, standings_, leader_),
                      .rule = rule_it_hangs_on(), .answer = std::nullopt};
    auto answer = answer_it_hangs_on();
    if (!answer) return tl::unexpected(answer.error());
    found.answer = std::move(*answer);
    return found;
  }

 private:
  std::optional<std::int64_t> margin_in(const Standings& standings) const {
    const Standing& leader = standings.candidates[leader_];
    std::optional<std::int64_t> margin;
    for (const Standing& each : standings.candidates)
      if (&each != &leader && !each.excluded() && !leader.excluded())
        margin = std::min(margin.value_or(kAll), leader.points_udb - each.points_udb);
    return margin;
  }

  std::vector<std::size_t> runners_up() const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < standings_.candidates.size(); ++i)
      if (rank_of(standings_, i) == 2) found.push_back(i);
    return found;
  }

  /// How much of the lead is left: the less, the more it hangs on what is missing.
  std::int64_t left(const Standings& standings) const {
    if (standings.contradictions > 0 || standings.candidates[leader_].excluded()) return kNothing;
    return margin_in(standings).value_or(kAll);
  }

  /// Keeps in `least` what leaves the least of the lead, of what leaves less of it than there is.
  template <class What>
  void weigh(std::optional<Hinge<What>>& least, std::int64_t& least_left, What what, const Standings& without) const {
    if (left(without) >= least_left) return;
    least_left = left(without);
    least = Hinge<What>{what, {leaders_of(without), margin_in(without)}};
  }

  std::optional<Hinge<RuleId>> rule_it_hangs_on() const {
    std::optional<Hinge<RuleId>> hinge;
    std::int64_t least_left = left(standings_);
    for (const auto& [rule, candidates] : spoken_of(evidence_)) {
      Standings standings = standings_;
      for (const std::size_t i : candidates)
        standings.candidates[i] = standing_of(without(given_.program, evidence_[i], rule));
      weigh(hinge, least_left, rule, standings);
    }
    return hinge;
  }

  Result<std::optional<Hinge<std::size_t>>> answer_it_hangs_on() const {
    std::optional<Hinge<std::size_t>> hinge;
    std::int64_t least_left = left(standings_);
    for (std::size_t i = 0; i < given_.answers.size(); ++i) {
      const RelationId about = given_.answers[i].relation;
      const lang::Relation& relation = given_.program.relation(about);
      const auto& attribute = given_.program.relation(relation.of.value_or(about)).attribute;
      if (attribute && attribute->built_in) continue;
      std::vector<eval::CaseFact> answers(given_.answers.begin(), given_.answers.end());
      answers.erase(answers.begin() + static_cast<std::ptrdiff_t>(i));
      const auto model = eval::run_again(model_, answers, std::span(&about, 1), given_.limits);
      if (!model && model.error().kind == ErrorKind::limit_reached) return tl::unexpected(model.error());
      if (!model) continue;  // asked for real, the arithmetic that has no result would be told
      if (const auto after = standings(given_.program, *model, decision_)) weigh(hinge, least_left, i, *after);
    }
    return hinge;
  }

  static constexpr auto kNothing = std::numeric_limits<std::int64_t>::min();
  static constexpr auto kAll = std::numeric_limits<std::int64_t>::max();

  const Case& given_;
  const eval::Model& model_;
  DecisionId decision_;
  const std::vector<CandidateEvidence>& evidence_;  // by candidate
  const Standings& standings_;
  std::size_t leader_;
  std::optional<std::int64_t> margin_;
};

}  // namespace

Result<std::optional<Sensitivity>> sensitivity(const Case& given, const eval::Model& model, DecisionId decision) {
  const auto evidence = gather(given.program, model, decision);
  if (!evidence) return tl::unexpected(evidence.error());
  const Standings standings = standings_of(given.program, model, *evidence);
  if (leaders_of(standings).size() != 1) return std::nullopt;
  auto found = LeadAnalysis(given, model, decision, *evidence, standings).sensitivity();
  if (!found) return tl::unexpected(found.error());
  return std::move(*found);
}

}  // namespace counsel::decide
