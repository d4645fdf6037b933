#include "engine/decide/ways.h"

#include <gmock/gmock.h>

#include "engine/decide/out_of_reach.h"
#include "tests/support/rules_text.h"

namespace counsel::decide {
namespace {

using test::RunnableText;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kRules = R"(
kind framework: Rails, Phoenix, Gin
kind part: orm, auth
attribute speed: one of low, high  ask "How fast?"  cost 3
attribute need: any of part  ask "What is needed?"
attribute team: integer from 1 to 99  ask "How many?"
attribute go: yes or no  ask "Go only?"  fixed
decision framework: one of framework
rule quick  high speed suggests Phoenix strongly
rule large  team > 10 suggests Rails strongly
rule mapper  need orm suggests Rails strongly
rule guarded  need orm and need auth suggests Gin with certainty 0.95
rule only-go  go excludes Rails or Phoenix
)";

constexpr std::size_t kRails = 0, kPhoenix = 1, kGin = 2;

std::string drawn(const lang::Program& program, const Change& change) {
  std::string out;
  for (const Move& move : change) {
    out += (out.empty() ? "" : " ") + program.relation(move.attribute).name;
    if (move.kind == Move::Kind::answer_none) out += "=none";
    if (move.value) out += (move.kind == Move::Kind::take_away ? "-" : "=") + to_string(*move.value);
  }
  return out;
}

std::vector<std::string> ways(const RunnableText& text, const std::vector<eval::CaseFact>& answers, const Goal& goal,
                              const WaysWanted& wanted = {}) {
  const RunLimits limits;
  const auto standing = text.run(answers);
  const auto found = ways_to({text.program, text.facts, answers, limits}, *standing, DecisionId{}, goal, wanted);
  std::vector<std::string> out;
  for (const Change& change : found->changes) out.push_back(drawn(text.program, change));
  return out;
}

TEST(Ways, AreTheCheapestOnesAndNoneContainsAnother) {
  const RunnableText text(kRules);
  EXPECT_THAT(ways(text, {}, {.candidate = kRails, .top = 1}), ElementsAre("need=orm", "team=11"));
  EXPECT_THAT(ways(text, {}, {.candidate = kPhoenix, .top = 1}), ElementsAre("speed=high"));
  EXPECT_THAT(ways(text, {}, {.candidate = kGin, .top = 1}), ElementsAre("need=auth need=orm"));
}

TEST(Ways, OfOneCostAreInTheOrderOfAttributes) {
  const RunnableText text(kRules);
  const std::vector<eval::CaseFact> answers = {text.answer("need", Name{"orm"}), text.answer("team", std::int64_t{30})};
  EXPECT_THAT(ways(text, answers, {.candidate = kPhoenix, .top = 1}),
              ElementsAre("need-orm speed=high", "speed=high team=10"));
  EXPECT_THAT(ways(text, answers, {.candidate = kPhoenix, .top = 1}, {.moves = 1}), IsEmpty());
}

TEST(Ways, ToNotBeingExcludedAreNoneWhereTheAnswerIsFixed) {
  const RunnableText text(kRules);
  const std::vector<eval::CaseFact> answers = {text.answer("go", true)};
  EXPECT_THAT(ways(text, answers, {.candidate = kRails, .top = std::nullopt}, {.moves = 3}), IsEmpty());
}

TEST(Ways, AreAsManyAsAreWanted) {
  const RunnableText text(kRules);
  EXPECT_THAT(ways(text, {}, {.candidate = kRails, .top = 1}, {.moves = 2, .ways = 1}), ElementsAre("need=orm"));
}

TEST(Ways, EndWhereTheUserStopsThem) {
  const RunnableText text(kRules);
  RunLimits limits;
  limits.stop = [] { return true; };
  const auto standing = text.run({});
  const auto found = ways_to({text.program, text.facts, {}, limits}, *standing, DecisionId{}, {.candidate = kGin, .top = 1});
  ASSERT_FALSE(found.has_value());
  EXPECT_EQ(found.error().kind, ErrorKind::limit_reached);
}

TEST(Changes, AreCountedByWhatGoesTogether) {
  const RunnableText text(kRules);
  const std::vector<Move> all = moves(text.program, {});
  std::uint64_t pairs = 0;
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t k = i + 1; k < all.size(); ++k) pairs += go_together(all[i], all[k]) ? 1 : 0;
  EXPECT_EQ(number_of_changes(all, 1), all.size());
  EXPECT_EQ(number_of_changes(all, 2), all.size() + pairs);
  EXPECT_EQ(number_of_changes({}, 3), 0u);
}

std::optional<OutOfReach> out_of_reach_of(const RunnableText& text, const std::vector<eval::CaseFact>& answers,
                                          const Goal& goal) {
  const RunLimits limits;
  return *out_of_reach({text.program, text.facts, answers, limits}, *text.run(answers), DecisionId{}, goal);
}

TEST(OutOfReach, IsWhoStaysExcluded) {
  const RunnableText text(kRules);
  const std::vector<eval::CaseFact> answers = {text.answer("go", true)};
  const auto proof = out_of_reach_of(text, answers, {.candidate = kRails, .top = 1});
  ASSERT_TRUE(proof.has_value());
  EXPECT_TRUE(proof->stays_excluded);
  EXPECT_FALSE(out_of_reach_of(text, answers, {.candidate = kGin, .top = 1}).has_value());
}

TEST(OutOfReach, IsWhoGetsFewerPointsThanOthersKeep) {
  const RunnableText text(R"(
kind framework: Rails, Phoenix, Gin
attribute live: yes or no  ask "Live?"
attribute team: integer  ask "How many?"
decision framework: one of framework
rule always  1 < 2 suggests Phoenix strongly
rule little  live suggests Rails weakly
rule team  team > 3 suggests Gin strongly
)");
  const auto proof = out_of_reach_of(text, {}, {.candidate = kRails, .top = 1});
  ASSERT_TRUE(proof.has_value());
  EXPECT_FALSE(proof->stays_excluded);
  ASSERT_EQ(proof->rivals.size(), 1u);
  EXPECT_EQ(proof->rivals[0].candidate, kPhoenix);
  EXPECT_GT(proof->rivals[0].least_udb, proof->most_udb);
  EXPECT_FALSE(out_of_reach_of(text, {}, {.candidate = kRails, .top = 2}).has_value());
  EXPECT_FALSE(out_of_reach_of(text, {}, {.candidate = kGin, .top = 1}).has_value());
}

// A whole number beside an average gave the average no value, once what makes it was left out, and the run broke off.
TEST(OutOfReach, LeavesOutComparisonsWithWhatAnAnswerMayChange) {
  const RunnableText text(R"(
kind framework: Rails, Phoenix, Gin
relation weight(of: name, value: integer)
attribute live: yes or no  ask "Live?"
decision framework: one of framework
fact weight(a, 3)
rule average  average of ?value where (weight(?_, ?value) and live) = 3 suggests Rails
rule always  1 < 2 suggests Phoenix strongly
)");
  const auto proof = out_of_reach_of(text, {}, {.candidate = kRails, .top = 1});
  ASSERT_TRUE(proof.has_value());
  EXPECT_EQ(proof->most_udb, 3'010'300);
}

}  // namespace
}  // namespace counsel::decide
