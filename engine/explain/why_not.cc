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
template <class Attempts>
Hindrance least_hindrance(const Attempts& attempts) {
  for (const Hindrance each : {Hindrance::overridden, Hindrance::unanswered})
    if (std::ranges::any_of(attempts, [&](const auto& attempt) { return attempt.hindrance == each; })) return each;
  return Hindrance::refuted;
}

}  // namespace

std::string_view hindrance_word(Hindrance hindrance) {
  constexpr std::array<std::string_view, 5> kWords = {"refuted", "excluded", "unanswered", "overridden", "outweighed"};
  return kWords[static_cast<std::size_t>(hindrance)];
}

/// A rule that could have concluded it, before it is told.
struct WhyNot::Attempt {
  RuleId rule{};
  std::uint32_t head = 0, alternative = 0;
  Values row, way;                           // of the variables, by what is wanted and by how it could hold
  std::optional<NearestChange> nearest;
  std::size_t failed = 0;                    // conditions that did not hold, or were not reached
  Hindrance hindrance{};
  std::optional<Contribution> overridden;    // what it says already, and does not count

  /// Moves that it takes; more than any where none do.
  std::size_t moves() const {
    if (overridden || !nearest) return 0;
    return nearest->search == NearestChange::Search::found ? nearest->change.size() : kMaxMoves + 1;
  }
};

/// Adds the way in which the rule comes nearest to it, unless it concludes nothing of the kind, or just this.
Result<void> WhyNot::attempt(RuleId id, RelationId relation, std::span<const Term> terms,
                             std::vector<Attempt>& attempts) {
  const lang::Rule& rule = grounds_.program.rule(id);
  std::vector<WantedHead> wanted;
  for (std::uint32_t head = 0; head < rule.heads.size(); ++head)
    if (concludes(rule, rule.heads[head], relation, grounds_.program))
      if (auto row = unified(rule.heads[head], terms)) wanted.push_back({head, std::move(*row)});
  for (const WantedHead& each : wanted)
    for (const lang::Alternative& alternative : rule.alternatives)
      if (trials_.holds(id, alternative, each.row)) return {};
  if (wanted.empty()) return {};
  Attempt attempt{.rule = id};
  if (nearest_) {
    auto found = nearest_->find(id, wanted);
    if (!found) return tl::unexpected(found.error());
    attempt.nearest = std::move(*found);
  }
  if (attempt.nearest && attempt.nearest->search == NearestChange::Search::found) {
    attempt = found_way(std::move(attempt), wanted);
  } else {
    attempt = least_failed(std::move(attempt), wanted);
  }
  attempts.push_back(std::move(attempt));
  return {};
}

/// How it would hold under the change. What attributes would be then is left out: what they are now is to be told.
WhyNot::Attempt WhyNot::found_way(Attempt attempt, std::span<const WantedHead> wanted) {
  const NearestChange& nearest = *attempt.nearest;
  const lang::Rule& rule = grounds_.program.rule(attempt.rule);
  attempt.head = nearest.head;
  attempt.alternative = nearest.alternative;
  attempt.row = std::ranges::find(wanted, nearest.head, &WantedHead::head)->row;
  for (std::size_t i = 0; i < nearest.values.size(); ++i)
    if (nearest.values[i] && !rule.variables[i].attribute && !attempt.row.contains(static_cast<VariableId>(i)))
      attempt.way.emplace(static_cast<VariableId>(i), *nearest.values[i]);
  count(attempt);
  attempt.hindrance = std::ranges::any_of(nearest.change, [&](const decide::Move& move) {
                        return nearest_->answers().is_answered(move.attribute);
                      })
                          ? Hindrance::refuted
                          : Hindrance::unanswered;
  return attempt;
}

/// The alternative of which the fewest conditions failed.
WhyNot::Attempt WhyNot::least_failed(Attempt attempt, std::span<const WantedHead> wanted) {
  std::optional<Attempt> least;
  for (const WantedHead& each : wanted)
    for (attempt.alternative = 0; attempt.alternative < grounds_.program.rule(attempt.rule).alternatives.size();
         ++attempt.alternative) {
      attempt.head = each.head;
      attempt.row = each.row;
      count(attempt);
      if (!least || attempt.failed < least->failed) least = attempt;
    }
  return *least;
}

void WhyNot::count(Attempt& attempt) {
  const lang::Alternative& alternative = grounds_.program.rule(attempt.rule).alternatives[attempt.alternative];
  attempt.failed = 0;
  attempt.hindrance = Hindrance::unanswered;
  for (const TriedCondition& each : trials_.of(attempt.rule, alternative, attempt.row, attempt.way, /*in_full=*/false)) {
    attempt.failed += each.state != TriedCondition::State::held;
    if (each.state == TriedCondition::State::failed) attempt.hindrance = Hindrance::refuted;
  }
}

Result<NearMisses> WhyNot::misses(RelationId relation, std::span<const Term> terms) {
  auto found = attempts(relation, terms);
  if (!found) return tl::unexpected(found.error());
  return told(std::move(*found), nullptr);
}

Result<std::vector<WhyNot::Attempt>> WhyNot::attempts(RelationId relation, std::span<const Term> terms) {
  std::vector<Attempt> found;
  for (std::size_t i = 0; i < grounds_.program.written; ++i)
    if (const auto done = attempt(static_cast<RuleId>(i), relation, terms, found); !done)
      return tl::unexpected(done.error());
  return found;
}

Result<NearMisses> WhyNot::misses(const Candidate& candidate, DecisionId decision, std::span<const Verb> verbs,
                                  std::optional<RuleId> only) {
  auto found = attempts(candidate, decision, verbs, only);
  if (!found) return tl::unexpected(found.error());
  return told(std::move(*found), &candidate);
}

Result<std::vector<WhyNot::Attempt>> WhyNot::attempts(const Candidate& candidate, DecisionId decision,
                                                      std::span<const Verb> verbs, std::optional<RuleId> only) {
  std::vector<Attempt> found;
  for (std::size_t i = 0; i < grounds_.program.rules.size(); ++i) {
    const auto rule = static_cast<RuleId>(i);
    if ((only && *only != rule) || speaks(rule, candidate)) continue;
    for (const lang::RuleConclusion& conclusion : grounds_.program.rules[i].conclusions) {
      if (std::ranges::find(verbs, conclusion.verb) == verbs.end() || conclusion.decision != decision) continue;
      std::vector<Term> terms(grounds_.program.relation(conclusion.evidence).columns.size(), lang::Anything{});
      terms.front() = Value(Name{candidate.name});
      if (const auto done = attempt(rule, conclusion.evidence, terms, found); !done) return tl::unexpected(done.error());
    }
  }
  return found;
}

/// The nearest in full.
NearMisses WhyNot::told(std::vector<Attempt> attempts, const Candidate* candidate) {
  std::ranges::stable_sort(attempts, [](const Attempt& a, const Attempt& b) {
    return std::tuple(!a.overridden, a.moves(), a.failed) < std::tuple(!b.overridden, b.moves(), b.failed);
  });
  NearMisses misses{.nearest = {}, .more = attempts.size() - std::min(attempts.size(), size_.rules)};
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
      miss.overriding = trimmed(explainer_.why(*candidate, *by), size_.proofs);
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
  auto found = attempts(candidate, ranking.decision, std::array{Verb::suggests}, std::nullopt);
  if (!found) return tl::unexpected(found.error());
  for (const Contribution& each : candidate.overridden)
    if (grounds_.program.rule(each.rule).conclusions[each.conclusion].verb == Verb::suggests)
      found->push_back({.rule = each.rule, .hindrance = Hindrance::overridden, .overridden = each});
  NotFirst why{.hindrance = {}, .position = {candidate.rank, candidate.tied, candidate.points_udb}, .behind = {},
               .exclusions = {}, .misses = {}};
  for (const Contribution& each : candidate.exclusions)
    why.exclusions.push_back(trimmed(explainer_.why(candidate, each), size_.proofs));
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
  auto found = attempts(relation, terms);
  if (!found) return tl::unexpected(found.error());
  const Instead instead = instead_of(relation, terms, grounds_);
  NotSo why{.hindrance = {}, .instead = instead.text, .because = {}, .misses = {}};
  const auto& attribute = grounds_.program.relation(relation).attribute;
  const bool leaves_no_room =
      !instead.rows.empty() && attribute && attribute->holds == lang::Attribute::Holds::one;
  if (leaves_no_room)
    why.because = trimmed(explainer_.why(instead.rows.front().first, instead.rows.front().second), size_.proofs);
  why.hindrance = leaves_no_room       ? Hindrance::refuted
                  : instead.unanswered ? Hindrance::unanswered
                                       : least_hindrance(*found);
  why.misses = told(std::move(*found), nullptr);
  return why;
}

}  // namespace counsel::explain
