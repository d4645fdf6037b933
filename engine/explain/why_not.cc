#include "engine/explain/why_not.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "engine/base/points.h"
#include "engine/explain/condition.h"
#include "engine/explain/instead.h"
#include "engine/explain/trim.h"
#include "engine/lang/sentence.h"

namespace counsel::explain {

namespace {

using decide::Candidate;
using decide::Contribution;
using lang::Term;
using lang::Verb;

/// What such a rule says of the candidate.
const Contribution* said_by(RuleId rule, const Candidate& candidate) {
  for (const auto* says : {&candidate.exclusions, &candidate.contributions, &candidate.cautions, &candidate.overridden})
    for (const Contribution& each : *says)
      if (each.rule == rule) return &each;
  return nullptr;
}

std::optional<std::int64_t> worth(const lang::RuleConclusion& conclusion) {
  const bool counts = conclusion.verb == Verb::suggests || conclusion.verb == Verb::discourages;
  if (!counts || !conclusion.strength || conclusion.by_certainty) return std::nullopt;
  const std::int64_t points = points_udb(*conclusion.strength, 1);
  return conclusion.verb == Verb::suggests ? points : -points;
}

/// What keeps it from being so where nothing forbids it: the least that one of the rules lacks.
Hindrance least_hindrance(const std::vector<Attempt>& attempts) {
  for (const Hindrance each : {Hindrance::overridden, Hindrance::unanswered})
    if (std::ranges::find(attempts, each, &Attempt::hindrance) != attempts.end()) return each;
  return Hindrance::refuted;
}

}  // namespace

Result<NearMisses> WhyNot::misses(RelationId relation, std::span<const Term> terms) {
  auto found = attempts().of(relation, terms);
  if (!found) return tl::unexpected(found.error());
  return told(std::move(*found), nullptr);
}

Result<NearMisses> WhyNot::misses(const Candidate& candidate, DecisionId decision, std::span<const Verb> verbs,
                                  std::optional<RuleId> only) {
  auto found = attempts().of(candidate, decision, verbs, only);
  if (!found) return tl::unexpected(found.error());
  return told(std::move(*found), &candidate);
}

/// The nearest in full.
NearMisses WhyNot::told(std::vector<Attempt> attempts, const Candidate* candidate) {
  std::ranges::stable_sort(attempts, [](const Attempt& a, const Attempt& b) {
    return std::tuple(!a.overridden, a.moves(), a.failed) < std::tuple(!b.overridden, b.moves(), b.failed);
  });
  NearMisses misses{.nearest = {}, .more = attempts.size() - std::min(attempts.size(), most_)};
  attempts.resize(attempts.size() - misses.more);
  for (const Attempt& attempt : attempts) misses.nearest.push_back(told(attempt, candidate));
  return misses;
}

NearMiss WhyNot::told(const Attempt& attempt, const Candidate* candidate) {
  const lang::Rule& rule = grounds_.program.rule(attempt.rule);
  const lang::RuleConclusion& conclusion =
      rule.conclusions[attempt.overridden ? attempt.overridden->conclusion : rule.heads[attempt.head].conclusion];
  NearMiss miss{.rule = rule.name, .label = rule.label, .place = grounds_.sources.place(rule.span),
                .verb = std::string(lang::verb_text(conclusion.verb)), .points_udb = worth(conclusion), .search = {},
                .change = {}, .hindrance = attempt.hindrance, .conditions = {}, .failed = attempt.failed,
                .overridden_by = "", .overriding = {}};
  if (attempt.overridden) {
    miss.points_udb = attempt.overridden->points_udb;
    miss.overridden_by = grounds_.program.rule(*attempt.overridden->overridden_by).name;
    if (const Contribution* by = said_by(*attempt.overridden->overridden_by, *candidate))
      miss.overriding = trimmed(explainer_.why(*candidate, *by), {});
    return miss;
  }
  const lang::Alternative& alternative = rule.alternatives[attempt.alternative];
  miss.conditions = trials_.of(attempt.rule, alternative, attempt.row, attempt.way, /*in_full=*/true);
  if (!attempt.nearest) return miss;
  miss.search = attempt.nearest->search;
  for (const decide::Move& move : attempt.nearest->change)
    miss.change.push_back({.attribute = grounds_.program.relation(move.attribute).name,
                           .text = nearest_->answers().text(move, grounds_.program)});
  const std::vector<Condition> conditions = conditions_of(alternative);
  for (std::size_t i = 0; i < conditions.size(); ++i)
    miss.conditions[i].by_facts = std::ranges::all_of(conditions[i].literals, [&](std::uint32_t number) {
      return nearest_->is_fixed(alternative.literals[number]);
    });
  return miss;
}

Result<NotFirst> WhyNot::candidate(const Candidate& candidate, const decide::Ranking& ranking) {
  auto found = attempts().of(candidate, ranking.decision, std::array{Verb::suggests}, std::nullopt);
  if (!found) return tl::unexpected(found.error());
  for (const Contribution& each : candidate.overridden)
    if (grounds_.program.rule(each.rule).conclusions[each.conclusion].verb == Verb::suggests)
      found->push_back({.rule = each.rule, .hindrance = Hindrance::overridden, .overridden = each});
  NotFirst why{.hindrance = {}, .position = {candidate.rank, candidate.tied, candidate.points_udb}, .behind = {},
               .exclusions = {}, .misses = {}};
  for (const Contribution& each : candidate.exclusions) why.exclusions.push_back(trimmed(explainer_.why(candidate, each), {}));
  const auto leaders = ranking.leaders();
  if (std::ranges::find(leaders, candidate.name) == leaders.end()) {
    const bool has_points =
        std::ranges::any_of(candidate.contributions, [](const Contribution& each) { return each.points_udb > 0; });
    why.hindrance = candidate.excluded() ? Hindrance::excluded
                    : has_points         ? Hindrance::outweighed
                                         : least_hindrance(*found);
  }
  if (why.hindrance == Hindrance::outweighed && !leaders.empty())
    why.behind = contrast(ranking.candidates.front(), candidate);
  why.misses = told(std::move(*found), &candidate);
  return why;
}

Result<NotSo> WhyNot::fact(RelationId relation, std::span<const Term> terms) {
  auto found = attempts().of(relation, terms);
  if (!found) return tl::unexpected(found.error());
  const Instead instead = instead_of(relation, terms, grounds_);
  NotSo why{.hindrance = {}, .instead = instead.text, .because = {}, .misses = {}};
  const auto& attribute = grounds_.program.relation(relation).attribute;
  const bool leaves_no_room =
      !instead.rows.empty() && attribute && attribute->holds == lang::Attribute::Holds::one;
  if (leaves_no_room) why.because = trimmed(explainer_.why(instead.rows.front().first, instead.rows.front().second), {});
  why.hindrance = leaves_no_room       ? Hindrance::refuted
                  : instead.unanswered ? Hindrance::unanswered
                                       : least_hindrance(*found);
  why.misses = told(std::move(*found), nullptr);
  return why;
}

}  // namespace counsel::explain
