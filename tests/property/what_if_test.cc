// What changes between the rankings of two cases leads from the one exactly to the other: every position, every
// contribution, every point. The cases are random answers to the questions of the rule base that ships.
#include <algorithm>

#include <gtest/gtest.h>

#include "engine/explain/change.h"
#include "tests/property/random_case.h"
#include "tests/property/random_runs.h"
#include "tests/support/rules_text.h"
#include "tests/support/shipped_rules.h"

namespace counsel {
namespace {

using decide::Contribution;
using explain::CandidateChange;

/// The contributions in an order of their own, to be compared.
std::vector<std::string> drawn(const std::vector<Contribution>& contributions) {
  std::vector<std::string> out;
  for (const Contribution& each : contributions) {
    std::string text = std::to_string(index(each.rule)) + "." + std::to_string(each.conclusion) + " " +
                       std::to_string(each.points_udb);
    for (const Value& value : each.for_each) text += " " + to_source(value);
    out.push_back(std::move(text));
  }
  std::ranges::sort(out);
  return out;
}

/// `before` with `lost` taken out and `gained` put in.
std::vector<std::string> applied(const std::vector<Contribution>& before, const std::vector<Contribution>& lost,
                                 const std::vector<Contribution>& gained) {
  const auto all = drawn(before);
  const auto taken = drawn(lost);
  EXPECT_TRUE(std::ranges::includes(all, taken)) << "what was lost was never there";
  std::vector<std::string> out;
  std::ranges::set_difference(all, taken, std::back_inserter(out));
  for (std::string& each : drawn(gained)) out.push_back(std::move(each));
  std::ranges::sort(out);
  return out;
}

std::int64_t sum(const std::vector<Contribution>& contributions) {
  std::int64_t points_udb = 0;
  for (const Contribution& each : contributions) points_udb += each.points_udb;
  return points_udb;
}

const decide::Candidate& candidate(const decide::Ranking& ranking, const std::string& name) {
  return *std::ranges::find(ranking.candidates, name, &decide::Candidate::name);
}

void expect_position(const explain::Position& position, const decide::Candidate& candidate) {
  EXPECT_EQ(position, (explain::Position{candidate.rank, candidate.tied, candidate.points_udb})) << candidate.name;
}

TEST(WhatIf, LeadsFromTheRankingOfOneCaseToThatOfAnother) {
  const test::RunnableText text(test::check_files(test::shipped_files("backend-frameworks")));
  std::size_t changed = 0;
  property::for_random_cases(200, [&](std::mt19937_64& random, std::uint64_t number) {
    SCOPED_TRACE("case " + std::to_string(number));
    property::RandomCase given(text.program, random);
    const auto model_before = text.run(given.answers);
    given.change();
    const auto model_after = text.run(given.answers);
    ASSERT_TRUE(model_before && model_after);
    const auto before = decide::rank(text.program, *model_before, DecisionId{});
    const auto after = decide::rank(text.program, *model_after, DecisionId{});
    ASSERT_TRUE(before && after);
    const auto changes = explain::candidate_changes(*before, *after);
    ASSERT_EQ(changes.size(), after->candidates.size());
    for (std::size_t i = 0; i < changes.size(); ++i) {
      const CandidateChange& change = changes[i];
      ASSERT_EQ(change.name, after->candidates[i].name);
      const decide::Candidate& from = candidate(*before, change.name);
      const decide::Candidate& to = after->candidates[i];
      expect_position(change.before, from);
      expect_position(change.after, to);
      EXPECT_EQ(applied(from.contributions, change.lost, change.gained), drawn(to.contributions));
      EXPECT_EQ(applied(from.exclusions, change.exclusions_lost, change.exclusions_gained), drawn(to.exclusions));
      EXPECT_EQ(sum(change.gained) - sum(change.lost), to.points_udb - from.points_udb);
      changed += change.changed();
    }
  });
  EXPECT_GT(changed, 0u);
}

}  // namespace
}  // namespace counsel
