#include "engine/decide/decide.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/decide/expectations.h"
#include "tests/support/rules_text.h"

namespace counsel::decide {
namespace {

using test::RunnableText;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kWords = R"(
kind framework: A, B, C
kind feature: x, y, z
attribute live: yes or no  ask "live?"
attribute load: one of low, high  ask "load?"
attribute need: any of feature  ask "what?"
attribute people: integer from 1 to 100  ask "how many?"
attribute mood: one of good, bad
relation offers(framework: framework, feature: feature)
relation factor(framework: framework, by: number)
decision framework: one of framework
facts offers
  | framework | feature |
  | A | x |
  | A | y |
  | B | x |
)";

struct Answered {
  explicit Answered(const std::string& rules, const std::string& given = "")
      : text(kWords + rules + "\nexample e\n  given " + (given.empty() ? "people is 7" : given) + "\n  expect no recommendation\n") {
    answers = given.empty() ? std::vector<eval::CaseFact>{} : text.given(0);
    auto ran = text.run(answers);
    EXPECT_TRUE(ran.has_value());
    model = std::make_unique<eval::Model>(std::move(*ran));
    auto made = decide::decide({text.program, text.facts, answers, limits}, *model, DecisionId{});
    EXPECT_TRUE(made.has_value()) << made.error().message;
    ranking = std::move(*made);
  }

  std::string order() const {
    std::string out;
    for (const Candidate& candidate : ranking.candidates)
      out += (out.empty() ? "" : " ") + candidate.name + ":" + std::to_string(candidate.rank) + (candidate.tied ? "=" : "");
    return out;
  }
  std::vector<std::string> questions() const {
    std::vector<std::string> out;
    for (const OpenQuestion& question : ranking.questions) {
      std::string line = text.program.relation(question.attribute).name;
      for (const auto& change : question.changes) {
        line += " " + (change.answer ? to_string(*change.answer) : "none") + "→";
        for (const auto& leader : change.leaders) line += leader;
      }
      out.push_back(line);
    }
    return out;
  }

  RunnableText text;
  std::vector<eval::CaseFact> answers;
  std::unique_ptr<eval::Model> model;
  RunLimits limits;
  Ranking ranking;
};

TEST(Rank, OrdersByPointsAndTiesInTheKindsOrder) {
  const Answered a("rule r\n  live suggests B or A\nrule s\n  live discourages C\n", "live");
  EXPECT_EQ(a.order(), "A:1= B:1= C:3");
}

TEST(Rank, PutsTheExcludedLastWhateverTheirPoints) {
  const Answered a("rule r\n  live suggests A strongly\nrule s\n  live excludes A\n", "live");
  EXPECT_EQ(a.order(), "B:1= C:1= A:0");
}

TEST(Rank, ARuleSpeaksOnceForACandidateHoweverManyWaysItHolds) {
  const Answered once("rule r\n  need ?f and ?c offers ?f suggests ?c\n", "need x, need y");
  EXPECT_EQ(once.ranking.candidates[0].points_udb, 3'010'300);
  const Answered each("rule r\n  need ?f and ?c offers ?f suggests ?c for each ?f\n", "need x, need y");
  EXPECT_EQ(each.ranking.candidates[0].points_udb, 2 * 3'010'300);
  EXPECT_EQ(each.ranking.candidates[0].contributions.size(), 2u);
}

TEST(Rank, TheBestOfSeveralStrengthsCounts) {
  const Answered a("fact factor(A, 0.2)\nfact factor(A, 0.8)\nrule r\n  live and ?c factor ?s suggests ?c with certainty ?s\n", "live");
  EXPECT_EQ(a.ranking.candidates[0].points_udb, 6'989'700);
}

TEST(Rank, AStrengthOutOfRangeIsAnErrorThatNamesTheRule) {
  const RunnableText text(kWords + "fact factor(A, 1.5)\nrule r\n  live and ?c factor ?s suggests ?c with certainty ?s\n");
  const auto model = text.run({text.answer("live", true)});
  const auto ranking = rank(text.program, *model, DecisionId{});
  ASSERT_FALSE(ranking.has_value());
  EXPECT_EQ(ranking.error().message, "rule r: a strength lies between 0 and 1, and 1.5 does not (for A)");
}

TEST(Outcome, IsUndecidedWithoutEvidence) {
  const Answered a("rule r\n  live suggests A\nrule s\n  not live suggests B\n");
  EXPECT_EQ(a.ranking.outcome, Outcome::undecided);
  EXPECT_THAT(a.ranking.leaders(), IsEmpty());
  EXPECT_THAT(a.questions(), ElementsAre("live yes→A no→B"));
}

TEST(Outcome, IsNothingFitsWhenAllAreExcluded) {
  EXPECT_EQ(Answered("rule r\n  live excludes ?c\n", "live").ranking.outcome, Outcome::nothing_fits);
}

TEST(Outcome, TheOnlyOneLeftLeads) {
  const Answered a("rule r\n  live excludes A or B\n", "live");
  EXPECT_THAT(a.ranking.leaders(), ElementsAre("C"));
}

TEST(Outcome, IsAContradictionWhenAnAttributeHasTwoValues) {
  const Answered a("rule r\n  live implies mood is good\nrule s\n  high load implies mood is bad\nrule t\n  live suggests A\n",
                   "live, high load");
  EXPECT_EQ(a.ranking.outcome, Outcome::contradiction);
  EXPECT_THAT(a.ranking.leaders(), IsEmpty());
  ASSERT_EQ(a.ranking.contradictions.size(), 1u);
  EXPECT_EQ(a.ranking.contradictions[0].rows.size(), 2u);
}

TEST(Outcome, IsSettledWhenNoAnswerCanCatchUp) {
  const std::string rules = "rule r\n  live suggests A strongly\nrule s\n  high load suggests B\n";
  EXPECT_EQ(Answered(rules, "live").ranking.outcome, Outcome::settled);
}

TEST(Outcome, IsProvisionalAndNamesTheAnswersThatTurnIt) {
  const Answered a("rule r\n  live suggests A\nrule s\n  high load suggests B strongly\n", "live");
  EXPECT_EQ(a.ranking.outcome, Outcome::provisional);
  EXPECT_THAT(a.questions(), ElementsAre("load high→B"));
}

TEST(Outcome, NamesQuestionsThatOnlyTogetherTurnIt) {
  const Answered a("rule r\n  live suggests A strongly\nrule s\n  high load suggests B\nrule t\n  need z suggests B with certainty 0.7\n",
                   "live");
  EXPECT_EQ(a.ranking.outcome, Outcome::provisional);
  EXPECT_THAT(a.questions(), ElementsAre("load", "need"));
}

TEST(Outcome, TriesTheAnswerNone) {
  const Answered a("rule r\n  live suggests A\nrule s\n  not need z suggests B strongly\nrule t\n  need ?f suggests A strongly\n", "live");
  EXPECT_THAT(a.questions(), ElementsAre("need none→B"));
}

TEST(Outcome, TriesNumbersBesideWhatTheyAreComparedWith) {
  const Answered a("rule r\n  live suggests A\nrule s\n  people > 50 suggests B strongly\n", "live");
  EXPECT_THAT(a.questions(), ElementsAre("people 51→B 100→B"));
}

// Against B's 0.5, A's 0.8 counts as 0.8 · 0.4 where the fact is as certain as that.
TEST(Outcome, TriesAnswersWithTheCertaintyOfTheFactsBesideThem) {
  const std::string rules = R"(
relation liked(framework: framework) uncertain
fact liked(A) with certainty 0.4
rule b  people > 0 suggests B
rule a  live and liked(?f) suggests ?f strongly
rule c  load high and liked(?f) suggests ?f with certainty 0.9 for each ?f
rule d  load high suggests A)";
  EXPECT_THAT(Answered(rules, "people is 7").questions(), ElementsAre("load high→A"));
}

TEST(Outcome, ANegationThatAnAnswerCouldMakeTrueOrFalseKeepsItOpen) {
  const std::string rules =
      "attribute calm: yes or no\nrule c\n  low load implies calm\nrule r\n  live and not calm suggests A\n"
      "rule s\n  live suggests B weakly\n";
  const Answered a(rules, "live");
  EXPECT_THAT(a.ranking.leaders(), ElementsAre("A"));
  EXPECT_EQ(a.ranking.outcome, Outcome::provisional);
  EXPECT_THAT(a.questions(), ElementsAre("load low→B"));
}

TEST(Expectations, SayWhatCameInstead) {
  const RunnableText text(kWords + "rule r\n  live suggests B\nrule s\n  live excludes C\n" +
                          "example e\n  given live\n  expect A first\n  expect C excluded by r\n  expect not B in top 1\n"
                          "  expect B because r\n  expect mood is good\n  expect nothing fits\n");
  const auto result = run_example(text.program, *text.prepared, text.program.examples[0]);
  ASSERT_TRUE(result.has_value());
  std::vector<std::string> lines;
  for (const auto& e : result->expectations) lines.push_back(e.met ? "met" : e.expected + ": " + e.came);
  EXPECT_THAT(lines, ElementsAre("A first: B leads, A has rank 2", "C excluded by r: C is excluded by s",
                                 "not B in top 1: B has rank 1", "met", "mood is good: it does not hold", "nothing fits: B leads"));
}

TEST(Confidence, ALeaderBelowTheFloorIsThinlySupported) {
  const RunnableText text(kWords + "rule r\n  live suggests B\n");
  lang::Program program = text.program;
  const auto thin = [&](std::int64_t floor_udb, const std::vector<eval::CaseFact>& given) {
    program.decisions.front().confident_udb = floor_udb;
    return rank(program, *text.run(given), DecisionId{0})->thinly_supported;
  };
  EXPECT_TRUE(thin(3'010'301, {text.answer("live", true)}));
  EXPECT_FALSE(thin(3'010'300, {text.answer("live", true)}));
  EXPECT_FALSE(thin(0, {text.answer("live", true)}));
  EXPECT_FALSE(thin(3'010'301, {})) << "nobody leads";
}

}  // namespace
}  // namespace counsel::decide
