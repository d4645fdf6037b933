// What is supposed of changed answers equals what the case comes to when it is run with them, to the last point and
// rule: on random answers to the rule base that ships, and on random rule bases.
#include <gtest/gtest.h>

#include <map>

#include "engine/decide/suppositions.h"
#include "tests/property/counts.h"
#include "tests/property/rule_base_cases.h"
#include "tests/support/rules_text.h"
#include "tests/support/shipped_rules.h"

namespace counsel::property {
namespace {

using decide::Change;
using decide::Move;

constexpr DecisionId kDecision{};

std::size_t upto(std::mt19937_64& random, std::size_t most) {
  return std::uniform_int_distribution<std::size_t>(0, most)(random);
}

Change random_change(const std::vector<Move>& moves, std::size_t most, std::mt19937_64& random) {
  Change change;
  for (std::size_t i = 1 + upto(random, most - 1); i-- > 0;) {
    const Move& move = moves[upto(random, moves.size() - 1)];
    if (std::ranges::all_of(change, [&](const Move& other) { return decide::go_together(move, other); }))
      change.push_back(move);
  }
  std::ranges::sort(change, [](const Move& a, const Move& b) { return a < b; });
  return change;
}

/// What a whole run says of the rules that the suppositions told of, and of no others.
std::vector<decide::Said> said_by(const std::vector<decide::Said>& all, const decide::Suppositions& suppositions,
                                  const Change& change) {
  std::vector<decide::Said> said;
  for (const decide::Said& each : all) {
    const bool is_told = std::ranges::any_of(suppositions.readers(), [&](const decide::Reader& reader) {
      return std::ranges::binary_search(reader.rules, each.rule) && std::ranges::any_of(change, [&](const Move& move) {
               return std::ranges::binary_search(reader.attributes, move.attribute);
             });
    });
    if (is_told) said.push_back(each);
  }
  return said;
}

/// The ranking as `decide::rank` gives it, read off its candidates.
void expect_same_ranking(const decide::Standings& supposed, const decide::Ranking& ranking,
                         const lang::Program& program) {
  EXPECT_EQ(decide::outcome_of(supposed), ranking.outcome);
  const auto& members = program.kind(program.decisions[0].candidates).members;
  std::vector<std::string> leaders;
  for (const std::size_t leader : decide::leaders_of(supposed)) leaders.push_back(members[leader].name);
  EXPECT_EQ(leaders, ranking.leaders());
  EXPECT_EQ(static_cast<std::size_t>(supposed.contradictions), ranking.contradictions.size());
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto& candidate = *std::ranges::find(ranking.candidates, members[i].name, &decide::Candidate::name);
    EXPECT_EQ(supposed.candidates[i].points_udb, candidate.points_udb) << candidate.name;
    EXPECT_EQ(decide::rank_of(supposed, i), candidate.rank) << candidate.name;
    EXPECT_EQ(supposed.candidates[i].excluded(), candidate.excluded()) << candidate.name;
  }
}

void expect_as_run(const test::RunnableText& text, const std::vector<eval::CaseFact>& answers,
                   decide::Suppositions& suppositions, const Change& change, Counts& counts) {
  const auto supposed = suppositions.standings(change);
  const auto said = suppositions.said(change);
  ASSERT_TRUE(supposed && said);
  const auto model = text.run(decide::changed(text.program, answers, change));
  const auto ranking = model ? decide::rank(text.program, *model, kDecision) : tl::unexpected(model.error());
  ASSERT_EQ(supposed->has_value(), ranking.has_value());
  ASSERT_EQ(said->has_value(), ranking.has_value());
  ++counts[ranking ? std::string(decide::outcome_word(ranking->outcome)) : "without a result"];
  if (!ranking) return;
  expect_same_ranking(**supposed, *ranking, text.program);
  const auto all = decide::said_in(*decide::gather(text.program, *model, kDecision));
  EXPECT_EQ(**said, said_by(all, suppositions, change));
  for (const decide::Said& each : **said) EXPECT_TRUE(*suppositions.speaks(each.rule, each.candidate, change));
  counts["said"] += (*said)->size();
  counts["overridden"] += static_cast<std::size_t>(std::ranges::count_if(**said, &decide::Said::overridden));
}

void try_changes(const test::RunnableText& text, const std::vector<eval::CaseFact>& answers, std::size_t number,
                 std::mt19937_64& random, Counts& counts) {
  const auto standing = text.run(answers);
  if (!standing || !decide::rank(text.program, *standing, kDecision)) return;
  const RunLimits limits;
  const decide::Case given{text.program, text.facts, answers, limits};
  decide::Suppositions suppositions(given, *standing, kDecision);
  for (std::size_t i = 0; i < number && !testing::Test::HasFailure(); ++i) {
    const Change change = random_change(suppositions.moves(), 4, random);
    SCOPED_TRACE("change " + std::to_string(i));
    expect_as_run(text, answers, suppositions, change, counts);
  }
}

TEST(Suppositions, EqualRunsOfTheRuleBaseThatShips) {
  const test::RunnableText text(test::check_files(test::shipped_files("backend-frameworks")));
  Counts counts;
  for_random_cases(10, [&](std::mt19937_64& random, std::uint64_t number) {
    SCOPED_TRACE("case " + std::to_string(number));
    try_changes(text, text.given(upto(random, text.program.examples.size() - 1)), 40, random, counts);
  });
  show(counts);
  EXPECT_GT(counts["provisional"], 0u);
}

TEST(Suppositions, EqualRunsOfRandomRuleBases) {
  Counts counts;
  for_random_rule_bases(150, [&](const auto& text, const auto& given, auto& random) {
    try_changes(text, given, 30, random, counts);
  });
  show(counts);
  for (const char* what : {"provisional", "undecided", "contradiction", "said", "overridden"})
    EXPECT_GT(counts[what], 0u) << what;
}

TEST(Suppositions, EqualRunsWhereAPartOfAChangeHasNoResult) {
  const test::RunnableText text(R"(
kind animal: Ant, Bee, Cat
attribute a: integer from 0 to 2  ask "a?"
attribute b: integer from 0 to 2  ask "b?"
attribute c: integer from 0 to 2  ask "c?"
attribute strong: number from 0 to 2  ask "How strong?"
attribute many: yes or no
decision pet: one of animal
rule apart  6 / (a - b) > 2 suggests Ant
rule together  6 / (b + c) < 4 implies many
rule many-of-them  many and a = 1 suggests Bee weakly
rule given-strength  b = 2 and strong = ?s suggests Cat with certainty ?s
rule half  strong = 0.5 and c = 0 suggests Ant
)");
  Counts counts;
  for_random_cases(20, [&](std::mt19937_64& random, std::uint64_t) {
    std::vector<eval::CaseFact> answers;
    for (const char* attribute : {"a", "b", "c"})
      if (upto(random, 2) > 0) answers.push_back(text.answer(attribute, static_cast<std::int64_t>(upto(random, 2))));
    try_changes(text, answers, 40, random, counts);
  });
  show(counts);
  for (const char* what : {"provisional", "without a result"}) EXPECT_GT(counts[what], 0u) << what;
}

}  // namespace
}  // namespace counsel::property
