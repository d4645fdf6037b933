#include "engine/explain/coverage.h"

#include <array>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/rules_text.h"
#include "tests/support/seeds.h"

namespace counsel::explain {
namespace {

using test::RunnableText;
using ::testing::ElementsAre;

const std::string kVocabulary = R"(
kind f: A, B
kind feature: orm, admin
attribute live: yes or no  ask "?"
attribute load: one of low, high  ask "?"
attribute need: any of feature  ask "?"
attribute people: integer  ask "?"
attribute size: one of small, large
relation offers(f: f, feature: feature)
decision d: one of f
fact A offers orm
)";

/// Each condition with its gap, over all examples of the text.
std::vector<std::string> gaps(const std::string& rules) {
  const RunnableText text(kVocabulary + rules);
  std::vector<eval::Model> models;
  for (std::size_t i = 0; i < text.program.examples.size(); ++i) models.push_back(*text.run(text.given(i)));
  std::vector<std::string> lines;
  for (const RuleCoverage& rule : coverage(text.program, text.checked.sources, models).rules) {
    if (!rule.fired) lines.push_back(rule.rule + " never fired");
    for (const ConditionCoverage& condition : rule.conditions)
      lines.push_back(condition.text + (condition.gap == Gap::none
                                            ? ""
                                            : ": " + std::string(gap_words(condition.gap)) + ", " + condition.why));
  }
  return lines;
}

std::string example(const std::string& name, const std::string& given) {
  return "example " + name + " given " + given + " expect not nothing fits\n";
}

TEST(Coverage, AConditionIsTestedWhereItAloneDecides) {
  EXPECT_THAT(gaps("rule r  live and load is high suggests A\n" + example("a", "live, high load") +
                   example("b", "live, low load") + example("c", "not live, high load")),
              ElementsAre("live", "load is high"));
}

TEST(Coverage, ItDecidesNothingWhereAnotherIsFalseWithIt) {
  EXPECT_THAT(gaps("rule r  live and load is high suggests A\n" + example("a", "live, high load") +
                   example("b", "not live, low load")),
              ElementsAre("live: never decisive, whenever it was false, `load is high` was false as well",
                          "load is high: never decisive, whenever it was false, `live` was false as well"));
}

TEST(Coverage, WhatIsNeverTrueOrNeverFalseIsNamed) {
  EXPECT_THAT(gaps("rule r  people <= 5 and live suggests A\n" + example("a", "people is 3, not live")),
              ElementsAre("r never fired", "people <= 5: never false, it holds in every example",
                          "live: never true, no example gives it"));
}

TEST(Coverage, AComparisonOfSeveralAttributesIsOneCondition) {
  EXPECT_THAT(
      gaps("attribute rooms: integer  ask \"?\"\nrule r  live and people <= rooms * 2 + people / 2 suggests A\n" +
           example("a", "live, people is 3, rooms is 2") + example("b", "live, people is 9, rooms is 1") +
           example("c", "not live, people is 3, rooms is 2")),
      ElementsAre("live", "people <= (rooms * 2) + (people / 2)"));
}

TEST(Coverage, AnAggregateIsFalseWhereItsResultIsAnother) {
  const auto last = [](const std::string& aggregate, const std::string& given) {
    return gaps("relation costs(f: f, euros: integer)\nrule r  ?f costs ?n and ?n = " + aggregate + " suggests ?f\n" +
                example("a", given))
        .back();
  };
  EXPECT_EQ(last("max of ?e where (?_ costs ?e)", "A costs 3, B costs 5"), "?n = max of ?e where (?_ costs ?e)");
  EXPECT_EQ(last("max of ?e where (?_ costs ?e)", "A costs 3, B costs 3"),
            "?n = max of ?e where (?_ costs ?e): never false, it holds in every example");
  EXPECT_EQ(last("count of ?x where (need ?x)", "need orm, A costs 1, B costs 2"),
            "?n = count of ?x where (need is ?x)");
  EXPECT_EQ(last("count of ?x where (need ?x)", "need orm, A costs 1"),
            "?n = count of ?x where (need is ?x): never false, it holds in every example");
}

TEST(Coverage, AnUnansweredQuestionIsFalseToAConditionAndToItsNegation) {
  EXPECT_THAT(gaps("rule r  not need orm suggests A\n" + example("a", "live") + example("b", "need admin")),
              ElementsAre("not need is orm"));
}

TEST(Coverage, FactsThatNoCaseChangesHaveOnlyToHold) {
  EXPECT_THAT(gaps("rule r  need ?x and ?f offers ?x suggests ?f for each ?x\n" + example("a", "need orm") +
                   example("b", "need admin")),
              ElementsAre("need is ?x", "?f offers ?x"));
}

TEST(Coverage, VariablesAreLookedAtForTheValuesThatTheOthersGive) {
  // With `need orm` alone: A offers it, B does not, which is both truths of the negation in one example.
  EXPECT_THAT(
      gaps("rule r  need ?x and not ?f offers ?x discourages ?f\n" + example("a", "need orm") + example("b", "live")),
      ElementsAre("need is ?x", "not ?f offers ?x"));
}

TEST(Coverage, WhatARuleConcludesCountsAsItsOwnCondition) {
  EXPECT_THAT(gaps("rule q  people < 3 implies size is small\nrule r  size is small suggests A\n" +
                   example("a", "people is 1") + example("b", "people is 9")),
              ElementsAre("people < 3", "size is small"));
}

TEST(Coverage, TheSameConditionOfSeveralAlternativesIsOne) {
  EXPECT_THAT(gaps("rule r  (live or load is high) and need orm suggests A\n" + example("a", "live, need orm") +
                   example("b", "live, need admin") + example("c", "not live, need orm")),
              ElementsAre("live", "need is orm", "load is high: never true, no example gives it"));
}

/// The gap of each of three conditions, straight from the definitions: `truths` has a row an example.
std::vector<std::string> gaps_by_definition(const std::vector<std::array<bool, 3>>& truths) {
  std::vector<std::string> out;
  for (std::size_t c = 0; c < 3; ++c) {
    bool was_true = false, was_false = false, decided_true = false, decided_false = false;
    for (const auto& row : truths) {
      const bool others = row[(c + 1) % 3] && row[(c + 2) % 3];
      (row[c] ? was_true : was_false) = true;
      if (others) (row[c] ? decided_true : decided_false) = true;
    }
    const bool decisive = decided_true && decided_false;
    out.emplace_back(!was_true ? "never true" : !was_false ? "never false" : !decisive ? "never decisive" : "");
  }
  return out;
}

TEST(Coverage, AgreesWithItsDefinitionOnRandomExamples) {
  for (const std::uint64_t seed : test::seeds(300)) {
    std::mt19937_64 random(seed);
    std::string examples;
    std::vector<std::array<bool, 3>> truths;
    const std::size_t count = 1 + random() % 5;
    for (std::size_t i = 0; i < count; ++i) {
      std::string given = "mood is good";
      std::array<bool, 3> truth{};
      const std::array<std::string, 3> names = {"live", "ready", "loud"};
      for (std::size_t c = 0; c < 3; ++c) {
        const auto answer = random() % 3;  // yes, no, unanswered
        if (answer < 2) given += std::string(", ") + (answer == 1 ? "not " : "") + names[c];
        truth[c] = answer == (c == 1 ? 1u : 0u);  // the second is negated
      }
      truths.push_back(truth);
      examples += example("e" + std::to_string(i), given);
    }
    const RunnableText text(kVocabulary +
                            "attribute ready: yes or no ask \"?\"\nattribute loud: yes or no ask \"?\"\n"
                            "attribute mood: one of good, bad\nrule r  live and not ready and loud suggests A\n" +
                            examples);
    std::vector<eval::Model> models;
    for (std::size_t i = 0; i < count; ++i) models.push_back(*text.run(text.given(i)));
    std::vector<std::string> found;
    const Coverage covered = coverage(text.program, text.checked.sources, models);
    for (const ConditionCoverage& condition : covered.rules.front().conditions)
      found.emplace_back(gap_words(condition.gap));
    ASSERT_EQ(found, gaps_by_definition(truths)) << "seed " << seed << "\n" << examples;
  }
}

}  // namespace
}  // namespace counsel::explain
