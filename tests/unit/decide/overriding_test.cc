#include "engine/decide/overriding.h"

#include <gtest/gtest.h>

#include "engine/decide/decide.h"
#include "tests/support/rules_text.h"

namespace counsel::decide {
namespace {

using test::RunnableText;

const std::string kDeclarations = R"(
kind choice: A, B
attribute one: yes or no  ask "1?"
attribute two: yes or no  ask "2?"
attribute three: yes or no  ask "3?"
decision choice: one of choice
)";

/// What counts and what does not for A: "+low -middle(by top)".
std::string said(const RunnableText& text, const std::vector<eval::CaseFact>& answers) {
  const auto model = text.run(answers);
  const auto evidence = gather(text.program, *model, DecisionId{});
  const auto name = [&](RuleId rule) { return text.program.rule(rule).name; };
  std::string out;
  for (const auto* list : {&evidence->at(0).exclusions, &evidence->at(0).contributions, &evidence->at(0).cautions})
    for (const Contribution& each : *list) out += (out.empty() ? "+" : " +") + name(each.rule);
  for (const Contribution& each : evidence->at(0).overridden)
    out += (out.empty() ? "-" : " -") + name(each.rule) + "(by " + name(*each.overridden_by) + ")";
  return out;
}

TEST(Overriding, SetsAsideWhateverTheOtherRuleSays) {
  const RunnableText text(kDeclarations + R"(
rule low one suggests A
rule bar one excludes A
rule warn one cautions A "mind"
rule top two discourages A overrides low, bar, warn)");
  const auto one = text.answer("one", true), two = text.answer("two", true);
  EXPECT_EQ(said(text, {one}), "+bar +low +warn");
  EXPECT_EQ(said(text, {one, two}), "+top -bar(by top) -low(by top) -warn(by top)");
  EXPECT_EQ(said(text, {two}), "+top");
}

TEST(Overriding, CountsForTheSameCandidateAlone) {
  const RunnableText text(kDeclarations + "rule low one suggests A\nrule top two suggests B overrides low");
  EXPECT_EQ(said(text, {text.answer("one", true), text.answer("two", true)}), "+low");
}

TEST(Overriding, IsItselfOverridden) {
  const RunnableText text(kDeclarations + R"(
rule low one suggests A
rule middle two suggests A overrides low
rule top three suggests A overrides middle)");
  const auto one = text.answer("one", true), two = text.answer("two", true), three = text.answer("three", true);
  EXPECT_EQ(said(text, {one, two}), "+middle -low(by middle)");
  EXPECT_EQ(said(text, {one, two, three}), "+low +top -middle(by top)");
  EXPECT_EQ(said(text, {one, three}), "+low +top");
}

TEST(Overriding, KeepsALeadFromBeingSettledWhereAnAnswerCouldBringItAbout) {
  const RunnableText text(kDeclarations + R"(
rule low one suggests A
rule other one suggests B weakly
rule top two and three suggests A weakly overrides low)");
  const std::vector<eval::CaseFact> answers = {text.answer("one", true)};
  const auto model = text.run(answers);
  const RunLimits limits;
  const auto ranking = decide({text.program, text.facts, answers, limits}, *model, DecisionId{});
  ASSERT_TRUE(ranking);
  EXPECT_EQ(ranking->outcome, Outcome::provisional);
  EXPECT_EQ(ranking->leaders(), std::vector<std::string>{"A"});
}

}  // namespace
}  // namespace counsel::decide
