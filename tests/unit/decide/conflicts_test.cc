#include "engine/decide/conflicts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/rules_text.h"

namespace counsel::decide {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kVocabulary =
    "kind k: A, B\n"
    "attribute wet: yes or no ask \"?\"\nattribute far: yes or no ask \"?\"\nattribute late: yes or no ask \"?\"\n"
    "attribute mood: yes or no ask \"?\"\ndecision d: one of k\n";

std::vector<Conflict> conflicts_of(const std::string& rules, const std::vector<std::pair<std::string, bool>>& answers) {
  const test::RunnableText text(kVocabulary + rules);
  std::vector<eval::CaseFact> given;
  for (const auto& [attribute, value] : answers) given.push_back(text.answer(attribute, value));
  const auto found = conflicts(text.program, *text.prepared, given, DecisionId{0});
  EXPECT_TRUE(found.has_value());
  return found.value_or(std::vector<Conflict>{});
}

TEST(Conflicts, AreTheSmallestSetsInTheOrderOfTheAnswers) {
  const std::string rules = "rule r  wet excludes A\nrule s  far excludes B\nrule t  late excludes A or B\n";
  EXPECT_THAT(conflicts_of(rules, {{"mood", true}, {"far", true}, {"wet", true}}), ElementsAre(ElementsAre(1u, 2u)));
  EXPECT_THAT(conflicts_of(rules, {{"far", true}, {"wet", true}, {"late", true}}),
              ElementsAre(ElementsAre(2u), ElementsAre(0u, 1u)));
}

TEST(Conflicts, AreFoundThroughWhatRulesImply) {
  EXPECT_THAT(conflicts_of("attribute bad: one of no, very\n"
                           "rule q  wet and far implies bad is very\nrule r  bad is very excludes ?x\n",
                           {{"wet", true}, {"late", false}, {"far", true}}),
              ElementsAre(ElementsAre(0u, 2u)));
}

TEST(Conflicts, CountAnAnswerThatOnlyANegationNeeds) {
  EXPECT_THAT(conflicts_of("rule r  not wet excludes A\nrule s  far excludes B\n", {{"wet", false}, {"far", true}}),
              ElementsAre(ElementsAre(0u, 1u)));
}

TEST(Conflicts, AreOneEmptySetWhereTheFactsAloneRuleEverythingOut) {
  EXPECT_THAT(
      conflicts_of(
          "relation shut(x: k)\nfact shut A\nfact shut B\nrule r  shut ?x excludes ?x\nrule s  wet excludes A\n",
          {{"wet", true}}),
      ElementsAre(IsEmpty()));
}

TEST(Conflicts, OfTooManyAnswersAreOneSetThatLacksNothing) {
  std::string rules =
      "kind letter: a, b, c, d, e, f, g, h, i, j, k2, l, m, n\nattribute shut: any of letter ask \"?\"\n"
      "rule r  shut c and shut n excludes A\nrule s  shut h excludes B\n";
  const test::RunnableText text(kVocabulary + rules);
  std::vector<eval::CaseFact> given;
  for (const char* letter : {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k2", "l", "m", "n"})
    given.push_back(text.answer("shut", Name{letter}));
  const auto found = conflicts(text.program, *text.prepared, given, DecisionId{0});
  ASSERT_TRUE(found.has_value());
  EXPECT_THAT(*found, ElementsAre(ElementsAre(2u, 7u, 13u)));
}

}  // namespace
}  // namespace counsel::decide
