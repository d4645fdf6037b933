#include "engine/decide/gains.h"

#include <algorithm>
#include <map>

#include "engine/base/points.h"

namespace counsel::decide {

namespace {

constexpr std::int64_t kEndless = kCertainUdb;  // more than points come to

/// Whether one of the conclusion's heads can be about the candidate.
bool can_be_about(const lang::Rule& rule, const lang::RuleConclusion& conclusion, const std::string& candidate) {
  return std::ranges::any_of(rule.heads, [&](const lang::Head& head) {
    if (head.relation != conclusion.evidence) return false;
    const auto* name = std::get_if<Value>(&head.terms.front());
    return !name || *name == Value(Name{candidate});
  });
}

/// The most points, for or against, that the conclusion can ever be worth for one candidate.
std::int64_t greatest_udb(const lang::RuleConclusion& conclusion) {
  const bool speaks_once = conclusion.for_each.empty() && conclusion.strength;
  return speaks_once ? evidence_udb(*conclusion.strength, kCertainUdb) : kEndless;
}

}  // namespace

Gain& Gain::operator+=(const Gain& more) {
  more_udb += more.more_udb;
  less_udb += more.less_udb;
  may_exclude = may_exclude || more.may_exclude;
  may_admit = may_admit || more.may_admit;
  return *this;
}

Gains gains_of(const std::vector<Said>& before, const std::vector<Said>& after, std::size_t candidates) {
  std::map<std::pair<std::uint32_t, RuleId>, Standing> differences;
  for (const Said& each : before) differences[{each.candidate, each.rule}] -= each.standing;
  for (const Said& each : after) differences[{each.candidate, each.rule}] += each.standing;
  Gains gains(candidates);
  for (const auto& [of, difference] : differences) {
    Gain& gain = gains[of.first];
    (difference.points_udb > 0 ? gain.more_udb : gain.less_udb) += difference.points_udb;
    gain.may_exclude = gain.may_exclude || difference.exclusions > 0;
    gain.may_admit = gain.may_admit || difference.exclusions < 0;
  }
  return gains;
}

Gains greatest_gains(const lang::Program& program, DecisionId decision, const lang::Rule& rule) {
  const auto& members = program.kind(program.decisions[index(decision)].candidates).members;
  Gains gains(members.size());
  for (const lang::RuleConclusion& conclusion : rule.conclusions) {
    const bool counts = conclusion.verb != lang::Verb::implies && conclusion.verb != lang::Verb::cautions;
    if (!counts || conclusion.decision != decision) continue;
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (!can_be_about(rule, conclusion, members[i].name)) continue;
      if (conclusion.verb == lang::Verb::excludes) {
        gains[i].may_exclude = gains[i].may_admit = true;
      } else {
        gains[i].more_udb += greatest_udb(conclusion);
        gains[i].less_udb -= greatest_udb(conclusion);
      }
    }
  }
  return gains;
}

}  // namespace counsel::decide
