// What sets two candidates apart is all that is said of them, once, and sums exactly to the margin: in random cases of
// the rule base that ships, and in random rule bases.
#include "engine/explain/contrast.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/property/random_case.h"
#include "tests/property/rule_base_cases.h"
#include "tests/support/rules_text.h"
#include "tests/support/shipped_rules.h"

namespace counsel::property {
namespace {

using decide::Contribution;
using explain::Contrast;
using explain::SaidOfBoth;

struct Counts {
  std::size_t alike = 0, unlike = 0, alone = 0;
};

/// Where each contribution has its proof, in an order of their own: no two are the same.
std::vector<std::pair<RelationId, RowId>> grounds(const std::vector<Contribution>& contributions) {
  std::vector<std::pair<RelationId, RowId>> out;
  for (const Contribution& each : contributions) out.emplace_back(each.evidence, each.row);
  std::ranges::sort(out);
  return out;
}

/// All that the contrast has of one side.
std::vector<Contribution> side(const Contrast& contrast, Contribution SaidOfBoth::* which,
                               const std::vector<Contribution>& alone) {
  std::vector<Contribution> out = alone;
  for (const auto* both : {&contrast.alike, &contrast.unlike})
    for (const SaidOfBoth& each : *both) out.push_back(each.*which);
  return out;
}

std::int64_t sum(const std::vector<Contribution>& contributions) {
  std::int64_t points_udb = 0;
  for (const Contribution& each : contributions) points_udb += each.points_udb;
  return points_udb;
}

void expect_sound(const decide::Candidate& first, const decide::Candidate& second, Counts& counts) {
  SCOPED_TRACE(first.name + " and " + second.name);
  const Contrast found = explain::contrast(first, second);
  EXPECT_EQ(grounds(side(found, &SaidOfBoth::of_first, found.of_first_alone)), grounds(first.contributions));
  EXPECT_EQ(grounds(side(found, &SaidOfBoth::of_second, found.of_second_alone)), grounds(second.contributions));
  std::int64_t separates_udb = sum(found.of_first_alone) - sum(found.of_second_alone);
  for (const SaidOfBoth& each : found.unlike) separates_udb += each.difference_udb();
  EXPECT_EQ(separates_udb, found.margin_udb);
  EXPECT_EQ(found.margin_udb, first.points_udb - second.points_udb);
  for (const SaidOfBoth& each : found.alike) EXPECT_EQ(each.difference_udb(), 0);
  for (const auto* both : {&found.alike, &found.unlike})
    for (const SaidOfBoth& each : *both) EXPECT_EQ(each.of_first.rule, each.of_second.rule);
  for (const Contribution& one : found.of_first_alone)
    for (const Contribution& other : found.of_second_alone)
      EXPECT_FALSE(one.rule == other.rule && one.for_each == other.for_each) << "said of both, and set against nothing";
  counts.alike += found.alike.size();
  counts.unlike += found.unlike.size();
  counts.alone += found.of_first_alone.size() + found.of_second_alone.size();
}

void expect_sound(const test::RunnableText& text, const std::vector<eval::CaseFact>& answers, Counts& counts) {
  const auto model = text.run(answers);
  if (!model) return;  // arithmetic without a result
  const auto ranking = decide::rank(text.program, *model, DecisionId{});
  ASSERT_TRUE(ranking.has_value());
  for (const decide::Candidate& first : ranking->candidates)
    for (const decide::Candidate& second : ranking->candidates)
      if (first.name != second.name) expect_sound(first, second, counts);
}

TEST(ContrastProperty, SumsToTheMarginInTheShippedRules) {
  const test::RunnableText text(test::check_files(test::shipped_files("backend-frameworks")));
  Counts counts;
  for_random_cases(60, [&](std::mt19937_64& random, std::uint64_t number) {
    SCOPED_TRACE("case " + std::to_string(number));
    expect_sound(text, RandomCase(text.program, random).answers, counts);
  });
  std::cout << counts.alike << " alike, " << counts.unlike << " unlike, " << counts.alone << " of one alone\n";
  EXPECT_GT(counts.alike, 0u);
  EXPECT_GT(counts.unlike, 0u);
  EXPECT_GT(counts.alone, 0u);
}

TEST(ContrastProperty, SumsToTheMarginInRandomRuleBases) {
  Counts counts;
  for_random_rule_bases(800, [&](const auto& text, const auto& given, auto&) {
    expect_sound(text, given, counts);
  });
  std::cout << counts.alike << " alike, " << counts.unlike << " unlike, " << counts.alone << " of one alone\n";
  EXPECT_GT(counts.alike, 0u);
  EXPECT_GT(counts.alone, 0u);
}

}  // namespace
}  // namespace counsel::property
