#include "engine/explain/why_not.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/rules_text.h"

namespace counsel::explain {
namespace {

using test::RunnableText;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kVocabulary = R"(
kind f: A, B, C
kind feature: orm, admin
kind language: Go, PHP
attribute live: yes or no  ask "?"
attribute load: one of low, high  ask "?"
attribute need: any of feature  ask "?"
attribute knows: any of language  ask "?"
attribute people: integer  ask "?"
attribute size: one of small, large
relation written-in(f: f, language: language)
relation offers(f: f, feature: feature)
relation fit(f: f)
decision d: one of f
fact A written-in Go
fact B written-in PHP
fact A offers orm
)";

/// Each rule with its conditions: `+` held, `-` failed and what is so instead, `?` not reached.
std::vector<std::string> tried(const std::string& rules, const std::string& relation, std::vector<lang::Term> terms,
                               const std::vector<std::pair<std::string, Value>>& answers) {
  const RunnableText text(kVocabulary + rules);
  std::vector<eval::CaseFact> given;
  std::vector<Fact> facts;
  for (const auto& [attribute, value] : answers) {
    given.push_back(text.answer(attribute, value));
    given.back().origin = static_cast<std::uint32_t>(facts.size());
    facts.push_back({.relation = attribute, .values = {value}});
  }
  const auto model = text.run(given);
  WhyNot why_not({text.program, text.checked.sources, text.facts, facts, *model}, {.rules = 10});
  std::vector<std::string> lines;
  const auto misses = why_not.misses(*text.program.find_relation(relation), terms);
  for (const NearMiss& miss : misses->nearest) {
    std::string line = miss.rule + ":";
    for (const TriedCondition& condition : miss.conditions) {
      line += std::string(condition.state == TriedCondition::State::held     ? " +"
                          : condition.missed()                              ? " -"
                                                                             : " ?");
      line += condition.text + (condition.actual.empty() ? "" : " <" + condition.actual + ">");
    }
    lines.push_back(line);
  }
  return lines;
}

lang::Term name(const char* text) { return Value(Name{text}); }

TEST(WhyNot, NamesTheNearestRuleFirstAndWhatIsSoInstead) {
  EXPECT_THAT(tried("rule far  live and load is low implies size is small\n"
                    "rule near  live and load is high implies size is small\n"
                    "rule other  live implies size is large\n",
                    "size", {name("small")}, {{"load", Name{"high"}}}),
              ElementsAre("near: -live <live is unanswered> +load is high",
                          "far: -live <live is unanswered> -load is low <load is high>"));
}

TEST(WhyNot, ComparisonsAreOneConditionAndTellTheValue) {
  const std::string rule = "rule r  people <= 5 and people > 2 implies size is small\n";
  EXPECT_THAT(tried(rule, "size", {name("small")}, {{"people", std::int64_t{8}}}),
              ElementsAre("r: -people <= 5 <people is 8> +people > 2"));
  EXPECT_THAT(tried(rule, "size", {name("small")}, {}),
              ElementsAre("r: -people <= 5 <people is unanswered> ?people > 2"));
}

TEST(WhyNot, ANegationFailsByWhatHoldsOrSinceNobodyAnswered) {
  const std::string rule = "rule r  not need orm implies size is small\n";
  EXPECT_THAT(tried(rule, "size", {name("small")}, {{"need", Name{"orm"}}}),
              ElementsAre("r: -not need is orm <need is orm>"));
  EXPECT_THAT(tried(rule, "size", {name("small")}, {}), ElementsAre("r: -not need is orm <need is unanswered>"));
}

TEST(WhyNot, FillsInWhatTheRowAndTheFactsSettle) {
  const std::string rule = "rule r  ?f written-in ?l and knows ?l implies fit ?f\n";
  EXPECT_THAT(tried(rule, "fit", {name("A")}, {{"knows", Name{"PHP"}}}),
              ElementsAre("r: +A written-in Go -knows is Go <knows is PHP>"));
  EXPECT_THAT(tried(rule, "fit", {name("C")}, {{"knows", Name{"PHP"}}}),
              ElementsAre("r: -C written-in PHP +knows is PHP"));
}

TEST(WhyNot, ConditionsThatHoldOnlyApartDoNotBothHold) {
  EXPECT_THAT(
      tried("rule r  knows ?l and ?f written-in ?l implies fit ?f\n", "fit", {name("A")}, {{"knows", Name{"PHP"}}}),
      ElementsAre("r: +knows is PHP -A written-in PHP <A written-in Go>"));
}

TEST(WhyNot, OfARuleTheNearestAlternativeIsShown) {
  EXPECT_THAT(
      tried("rule r  (live and load is low) or load is high implies size is small\n", "size", {name("small")}, {}),
      ElementsAre("r: -load is high <load is unanswered>"));
}

TEST(WhyNot, RulesThatConcludeItOrSomethingElseAreLeftOut) {
  EXPECT_THAT(tried("rule r  load is high implies fit A\nrule s  load is low implies fit B\n", "fit", {name("A")},
                    {{"load", Name{"high"}}}),
              IsEmpty());
}

TEST(WhyNot, AnyRowWillDoWhereATermIsOpen) {
  EXPECT_THAT(
      tried("rule r  load is high implies fit A\nrule s  load is low implies fit B\n", "fit", {lang::Anything{}}, {}),
      ElementsAre("r: -load is high <load is unanswered>", "s: -load is low <load is unanswered>"));
}

}  // namespace
}  // namespace counsel::explain
