#include "engine/explain/attempts.h"

#include <algorithm>
#include <array>

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

}  // namespace

std::string_view hindrance_word(Hindrance hindrance) {
  constexpr std::array<std::string_view, 5> kWords = {"refuted", "excluded", "unanswered", "overridden", "outweighed"};
  return kWords[static_cast<std::size_t>(hindrance)];
}

/// Adds the way in which the rule comes nearest to it, unless it concludes nothing of the kind, or just this.
Result<void> Attempts::attempt(RuleId id, RelationId relation, std::span<const Term> terms,
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
Attempt Attempts::found_way(Attempt attempt, std::span<const WantedHead> wanted) {
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
Attempt Attempts::least_failed(Attempt attempt, std::span<const WantedHead> wanted) {
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

void Attempts::count(Attempt& attempt) {
  const lang::Alternative& alternative = grounds_.program.rule(attempt.rule).alternatives[attempt.alternative];
  attempt.failed = 0;
  attempt.hindrance = Hindrance::unanswered;
  for (const TriedCondition& each : trials_.of(attempt.rule, alternative, attempt.row, attempt.way, /*in_full=*/false)) {
    attempt.failed += each.state != TriedCondition::State::held;
    if (each.state == TriedCondition::State::failed) attempt.hindrance = Hindrance::refuted;
  }
}

Result<std::vector<Attempt>> Attempts::of(RelationId relation, std::span<const Term> terms) {
  std::vector<Attempt> found;
  for (std::size_t i = 0; i < grounds_.program.written; ++i)
    if (const auto done = attempt(static_cast<RuleId>(i), relation, terms, found); !done)
      return tl::unexpected(done.error());
  return found;
}

Result<std::vector<Attempt>> Attempts::of(const Candidate& candidate, DecisionId decision,
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

}  // namespace counsel::explain
