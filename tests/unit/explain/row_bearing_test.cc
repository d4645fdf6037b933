#include "engine/explain/row_bearing.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/rules_text.h"

namespace counsel::explain {
namespace {

using test::RunnableText;
using Names = std::set<std::string>;

const std::string kDeclarations = R"(
kind part: wheel, bell, lamp
kind bike: Racer, Tourer
attribute need: any of part  ask "What?"
attribute dark: yes or no  ask "At night?"
attribute loud: yes or no  ask "In traffic?"
attribute far: yes or no  ask "How far?"
attribute fever: yes or no uncertain  ask "Fever?"
relation has(bike: bike, part: part)
fact Racer has wheel
fact Tourer has bell
decision bike: one of bike
rule lit  dark implies need is lamp
rule heard  loud implies need is bell
)";

/// On a row of what a rule says, or of an attribute.
Names bearing_on(const RunnableText& text, RelationId relation, const std::vector<Value>& row) {
  const RowBearing bearing(text.program);
  Names names;
  for (const std::uint32_t each : bearing.on(relation, row, *text.run()))
    names.insert(text.program.relation(bearing.attributes()[each]).name);
  return names;
}

Names bearing_on(const RunnableText& text, const char* relation, const std::vector<Value>& row) {
  return bearing_on(text, *text.program.find_relation(relation), row);
}

/// On what the last rule says of a bike.
Names bearing_on_speech(const RunnableText& text, const std::vector<Value>& row) {
  for (const lang::Rule& rule : text.program.rules)
    if (rule.name == "last") return bearing_on(text, rule.conclusions.front().evidence, row);
  return {};
}

TEST(RowBearing, FollowsTheValuesOfTheRow) {
  const RunnableText text(kDeclarations);
  EXPECT_EQ(bearing_on(text, "need", {Name{"lamp"}}), (Names{"need", "dark"}));
  EXPECT_EQ(bearing_on(text, "need", {Name{"bell"}}), (Names{"need", "loud"}));
  EXPECT_EQ(bearing_on(text, "need", {Name{"wheel"}}), (Names{"need"}));
  EXPECT_EQ(bearing_on(text, "has", {Name{"Racer"}, Name{"wheel"}}), (Names{}));
}

TEST(RowBearing, FollowsValuesThroughVariables) {
  const RunnableText text(kDeclarations + "rule last  need ?p and far suggests Racer for each ?p");
  EXPECT_EQ(bearing_on_speech(text, {Name{"Racer"}, Name{"lamp"}}), (Names{"far", "need", "dark"}));
  EXPECT_EQ(bearing_on_speech(text, {Name{"Racer"}, Name{"bell"}}), (Names{"far", "need", "loud"}));
}

TEST(RowBearing, TakesAnyValueWhereNoneIsGiven) {
  const RunnableText text(kDeclarations + "rule last  need ?p suggests Racer");
  EXPECT_EQ(bearing_on_speech(text, {Name{"Racer"}}), (Names{"need", "dark", "loud"}));
}

TEST(RowBearing, TakesAllValuesWhereOneDoesNotHold) {
  const RunnableText text(kDeclarations + "rule last  far and not need wheel suggests Racer");
  EXPECT_EQ(bearing_on_speech(text, {Name{"Racer"}}), (Names{"far", "need", "dark", "loud"}));
}

TEST(RowBearing, TakesWhetherAnAttributeIsKnown) {
  const RunnableText text(kDeclarations + "rule last  far and need is known suggests Racer");
  EXPECT_EQ(bearing_on_speech(text, {Name{"Racer"}}), (Names{"far", "need", "dark", "loud"}));
}

TEST(RowBearing, TakesWhatAReasonNames) {
  const RunnableText text(kDeclarations + "rule last  far suggests Racer because \"at night it is {dark}\"");
  EXPECT_EQ(bearing_on_speech(text, {Name{"Racer"}}), (Names{"far", "dark"}));
}

TEST(RowBearing, TakesWhatAnUncertainFactAddsUpFrom) {
  const RunnableText text(kDeclarations + "rule hot  dark implies fever weakly\nrule last  fever suggests Racer");
  const RelationId fever = *text.program.find_relation("fever");
  EXPECT_EQ(bearing_on(text, fever, {true, std::int64_t{1'000'000}}), (Names{"fever", "dark"}));
}

TEST(RowBearing, FollowsTheValuesThatFactsLeave) {
  const RunnableText text(kDeclarations + "rule last  ?b has ?p and need ?p and not far suggests ?b");
  EXPECT_EQ(bearing_on_speech(text, {Name{"Racer"}}), (Names{"far", "need"}));
  EXPECT_EQ(bearing_on_speech(text, {Name{"Tourer"}}), (Names{"far", "need", "loud"}));
}

TEST(RowBearing, TakesNoRuleThatHoldsInNoCase) {
  const RunnableText text(kDeclarations + "rule last  ?b has lamp and far suggests ?b");
  EXPECT_EQ(bearing_on_speech(text, {Name{"Racer"}}), (Names{}));
}

}  // namespace
}  // namespace counsel::explain
