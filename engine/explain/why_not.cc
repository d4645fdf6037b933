#include "engine/explain/why_not.h"

#include <algorithm>
#include <array>

#include "engine/base/points.h"
#include "engine/explain/instead.h"
#include "engine/lang/sentence.h"

namespace counsel::explain {

namespace {

using decide::Candidate;
using decide::Contribution;
using lang::Term;
using lang::Verb;

/// Whether the head gives rows of the relation, or what becomes one: evidence for it, or its value unless the default
/// holds.
bool concludes(const lang::Rule& rule, const lang::Head& head, RelationId relation, const lang::Program& program) {
  return head.relation == relation || head.relation == program.stated(relation) ||
         rule.conclusions[head.conclusion].about == relation;
}

bool speaks(RuleId rule, const Candidate& candidate) {
  const auto by_rule = [rule](const Contribution& each) { return each.rule == rule; };
  return std::ranges::any_of(candidate.contributions, by_rule) || std::ranges::any_of(candidate.exclusions, by_rule) ||
         std::ranges::any_of(candidate.overridden, by_rule);
}

std::optional<std::int64_t> worth(const lang::RuleConclusion& conclusion) {
  const bool counts = conclusion.verb == Verb::suggests || conclusion.verb == Verb::discourages;
  if (!counts || !conclusion.strength || conclusion.by_certainty) return std::nullopt;
  const std::int64_t points = points_udb(*conclusion.strength, 1);
  return conclusion.verb == Verb::suggests ? points : -points;
}

/// Questions that nobody answered, and nothing else, are in the way.
bool only_unanswered(const NearMiss& miss) {
  return std::ranges::none_of(miss.conditions, [](const TriedCondition& condition) {
    return condition.state == TriedCondition::State::failed;
  });
}

void sort_nearest_first(std::vector<NearMiss>& misses) {
  std::ranges::stable_sort(misses, {}, &NearMiss::failed);
}

/// What keeps it from being so where nothing forbids it: the least that one of the rules lacks.
Hindrance hindrance_of(const std::vector<NearMiss>& misses) {
  for (const Hindrance each : {Hindrance::overridden, Hindrance::unanswered})
    if (std::ranges::find(misses, each, &NearMiss::hindrance) != misses.end()) return each;
  return Hindrance::refuted;
}

}  // namespace

std::string_view hindrance_word(Hindrance hindrance) {
  constexpr std::array<std::string_view, 5> kWords = {"refuted", "excluded", "unanswered", "overridden", "outweighed"};
  return kWords[static_cast<std::size_t>(hindrance)];
}

/// The way in which the rule comes nearest to it; nothing where it concludes nothing of the kind, or just this.
std::optional<NearMiss> WhyNot::nearest(RuleId id, RelationId relation, std::span<const Term> terms) {
  const lang::Rule& rule = grounds_.program.rule(id);
  std::optional<NearMiss> nearest;
  for (const lang::Head& head : rule.heads) {
    const auto row = concludes(rule, head, relation, grounds_.program) ? unified(head, terms) : std::nullopt;
    if (!row) continue;
    for (const lang::Alternative& alternative : rule.alternatives) {
      std::vector<TriedCondition> conditions = trials_.of(id, alternative, *row);
      const auto failed = static_cast<std::size_t>(std::ranges::count_if(
          conditions, [](const TriedCondition& each) { return each.state != TriedCondition::State::held; }));
      if (nearest && nearest->failed <= failed) continue;
      const lang::RuleConclusion& conclusion = rule.conclusions[head.conclusion];
      nearest = {.rule = rule.name, .label = rule.label, .place = grounds_.sources.place(rule.span),
                 .verb = std::string(lang::verb_text(conclusion.verb)), .points_udb = worth(conclusion), .hindrance = {},
                 .conditions = std::move(conditions), .failed = failed, .overridden_by = "", .overriding = {}};
      nearest->hindrance = only_unanswered(*nearest) ? Hindrance::unanswered : Hindrance::refuted;
    }
  }
  if (nearest && nearest->failed == 0) nearest.reset();
  return nearest;
}

std::vector<NearMiss> WhyNot::misses(RelationId relation, std::span<const Term> terms) {
  std::vector<NearMiss> found;
  for (std::size_t i = 0; i < grounds_.program.written; ++i)
    if (auto miss = nearest(static_cast<RuleId>(i), relation, terms)) found.push_back(std::move(*miss));
  sort_nearest_first(found);
  return found;
}

std::vector<NearMiss> WhyNot::misses(const Candidate& candidate, DecisionId decision, std::span<const Verb> verbs,
                                     std::optional<RuleId> only) {
  std::vector<NearMiss> found;
  for (std::size_t i = 0; i < grounds_.program.rules.size(); ++i) {
    const auto rule = static_cast<RuleId>(i);
    if ((only && *only != rule) || speaks(rule, candidate)) continue;
    for (const lang::RuleConclusion& conclusion : grounds_.program.rules[i].conclusions) {
      if (std::ranges::find(verbs, conclusion.verb) == verbs.end() || conclusion.decision != decision) continue;
      std::vector<Term> terms(grounds_.program.relation(conclusion.evidence).columns.size(), lang::Anything{});
      terms.front() = Value(Name{candidate.name});
      if (auto miss = nearest(rule, conclusion.evidence, terms)) found.push_back(std::move(*miss));
    }
  }
  sort_nearest_first(found);
  return found;
}

/// A rule that says what it could, and does not count.
NearMiss WhyNot::overridden(const Candidate& candidate, const Contribution& said) {
  const lang::Rule& rule = grounds_.program.rule(said.rule);
  const lang::RuleConclusion& conclusion = rule.conclusions[said.conclusion];
  NearMiss miss{.rule = rule.name, .label = rule.label, .place = grounds_.sources.place(rule.span),
                .verb = std::string(lang::verb_text(conclusion.verb)), .points_udb = said.points_udb,
                .hindrance = Hindrance::overridden, .conditions = {}, .failed = 0,
                .overridden_by = grounds_.program.rule(*said.overridden_by).name, .overriding = {}};
  for (const auto* says : {&candidate.exclusions, &candidate.contributions, &candidate.cautions, &candidate.overridden})
    for (const Contribution& each : *says)
      if (each.rule == *said.overridden_by && !miss.overriding) miss.overriding = explainer_.why(candidate, each);
  return miss;
}

NotFirst WhyNot::candidate(const Candidate& candidate, const decide::Ranking& ranking) {
  NotFirst found{.hindrance = {}, .position = {candidate.rank, candidate.tied, candidate.points_udb}, .exclusions = {},
                 .misses = misses(candidate, ranking.decision, std::array{Verb::suggests})};
  for (const Contribution& each : candidate.exclusions) found.exclusions.push_back(explainer_.why(candidate, each));
  std::vector<NearMiss> set_aside;
  for (const Contribution& each : candidate.overridden)
    if (grounds_.program.rule(each.rule).conclusions[each.conclusion].verb == Verb::suggests)
      set_aside.push_back(overridden(candidate, each));
  found.misses.insert(found.misses.begin(), std::make_move_iterator(set_aside.begin()),
                      std::make_move_iterator(set_aside.end()));
  const auto leaders = ranking.leaders();
  if (std::ranges::find(leaders, candidate.name) != leaders.end()) return found;
  const bool has_points =
      std::ranges::any_of(candidate.contributions, [](const Contribution& each) { return each.points_udb > 0; });
  found.hindrance = candidate.excluded() ? Hindrance::excluded
                    : has_points         ? Hindrance::outweighed
                                         : hindrance_of(found.misses);
  return found;
}

NotSo WhyNot::fact(RelationId relation, std::span<const Term> terms) {
  const Instead instead = instead_of(relation, terms, grounds_);
  NotSo found{.hindrance = {}, .instead = instead.text, .because = {}, .misses = misses(relation, terms)};
  const auto& attribute = grounds_.program.relation(relation).attribute;
  const bool leaves_no_room =
      !instead.rows.empty() && attribute && attribute->holds == lang::Attribute::Holds::one;
  if (leaves_no_room) found.because = explainer_.why(instead.rows.front().first, instead.rows.front().second);
  found.hindrance = leaves_no_room       ? Hindrance::refuted
                    : instead.unanswered ? Hindrance::unanswered
                                         : hindrance_of(found.misses);
  return found;
}

}  // namespace counsel::explain
