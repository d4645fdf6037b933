#include "engine/analyze/consistency.h"

#include <algorithm>

namespace counsel::analyze {

namespace {

using lang::Atom;
using lang::Test;

bool covers(Span outer, Span inner) {
  return outer.file == inner.file && outer.begin <= inner.begin && inner.end <= outer.end;
}

Span span_of(const lang::Literal& literal) {
  return std::visit([](const auto& form) { return form.span; }, literal);
}

}  // namespace

std::vector<Condition> conditions_of(const lang::Alternative& alternative) {
  std::vector<Condition> out;
  for (const lang::Literal& literal : alternative.literals) {
    const auto* atom = std::get_if<Atom>(&literal);
    const auto* test = std::get_if<Test>(&literal);
    // The range of a candidate, and how certain the others are. A guard without terms goes with what it guards.
    if ((atom && atom->implied && !atom->terms.empty()) || (test && test->implied)) continue;
    const Span span = span_of(literal);
    const auto same = std::ranges::find_if(
        out, [&](const Condition& known) { return covers(known.span, span) || covers(span, known.span); });
    if (same == out.end()) {
      out.push_back({{{&literal}}, span});
      continue;
    }
    same->claims.push_back({&literal});
    if (covers(span, same->span)) same->span = span;
  }
  return out;
}

std::vector<Condition> without(std::vector<Condition> conditions, std::size_t at) {
  conditions.erase(conditions.begin() + static_cast<std::ptrdiff_t>(at));
  return conditions;
}

bool Consistency::possible(std::span<const Condition> conditions, bool ranges) const {
  std::vector<Claim> claims;
  for (const Condition& condition : conditions)
    claims.insert(claims.end(), condition.claims.begin(), condition.claims.end());
  return can_hold(program_, rule_, claims, ranges);
}

std::vector<Condition> Consistency::smallest_conflict(std::vector<Condition> conditions) const {
  constexpr std::size_t kMostPaired = 60;
  for (const Condition& one : conditions)
    if (!possible(std::span(&one, 1))) return {one};
  for (std::size_t i = 0; i < std::min(conditions.size(), kMostPaired); ++i)
    for (std::size_t j = i + 1; j < std::min(conditions.size(), kMostPaired); ++j)
      if (const std::vector pair{conditions[i], conditions[j]}; !possible(pair)) return pair;
  for (std::size_t i = conditions.size(); i-- > 0;)
    if (std::vector<Condition> fewer = without(conditions, i); !possible(fewer)) conditions = std::move(fewer);
  return conditions;
}

}  // namespace counsel::analyze
