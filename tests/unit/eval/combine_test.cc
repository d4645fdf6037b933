#include "engine/eval/combine.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "engine/base/points.h"
#include "tests/support/rules_text.h"

namespace counsel::eval {
namespace {

using test::RunnableText;

const std::string kDeclarations = R"(
kind sign: rash, cough
attribute fever: yes or no uncertain  ask "Fever?"
attribute cold: yes or no uncertain  ask "Cold?"
attribute seen: any of sign  ask "What is seen?"
relation shows(sign: sign) uncertain
)";

CaseFact answer(const RunnableText& text, std::string_view attribute, Value value, double certainty) {
  const RelationId about = *text.program.find_relation(attribute);
  return {text.program.stated(about), {std::move(value), certainty}, 0};
}

/// The certainty of `cold is yes`; 0 where it does not hold.
double certainty_of_cold(const RunnableText& text, const std::vector<CaseFact>& answers) {
  const auto model = text.run(answers);
  EXPECT_TRUE(model) << model.error().message;
  const RelationId cold = *text.program.find_relation("cold");
  if (model->rows(cold) == 0) return 0;
  EXPECT_EQ(model->rows(cold), 1u);
  return certainty_of(std::get<std::int64_t>(model->value(cold, RowId{0}, 1)));
}

TEST(Certainty, OfSeveralRulesIsEmycins) {
  const RunnableText text(kDeclarations + R"(
rule a fever implies cold with certainty 0.8
rule b fever implies cold with certainty 0.3
rule c fever implies cold)");
  const auto combined = [](double a, double b) { return a + b * (1 - a); };
  for (const double fever : {0.1, 0.35, 0.7, 0.99})
    EXPECT_NEAR(certainty_of_cold(text, {answer(text, "fever", true, fever)}),
                combined(combined(0.8 * fever, 0.3 * fever), fever), 3e-7);  // three roundings to 10⁻⁶ points
  EXPECT_EQ(certainty_of_cold(text, {answer(text, "fever", true, 1.0)}), 1);
  EXPECT_EQ(certainty_of_cold(text, {}), 0);
}

TEST(Certainty, IsTheBestOfTheWaysInWhichARuleHolds) {
  const RunnableText text(kDeclarations + R"(
fact shows rash with certainty 0.2
fact shows cough with certainty 0.6
rule a shows ?sign implies cold with certainty 0.5)");
  EXPECT_NEAR(certainty_of_cold(text, {}), 0.3, 1e-7);
}

TEST(Certainty, AddsUpForEachValueThatCounts) {
  const RunnableText text(kDeclarations + R"(
fact shows rash with certainty 0.2
fact shows cough with certainty 0.6
rule a shows ?sign implies cold with certainty 0.5 for each ?sign)");
  EXPECT_NEAR(certainty_of_cold(text, {}), 0.1 + 0.3 * 0.9, 1e-7);
}

TEST(Certainty, OfConditionsIsTheirLeast) {
  const RunnableText text(kDeclarations + R"(
fact shows rash with certainty 0.2
rule a shows rash and fever implies cold with certainty 0.5)");
  EXPECT_NEAR(certainty_of_cold(text, {answer(text, "fever", true, 0.9)}), 0.1, 1e-7);
  EXPECT_NEAR(certainty_of_cold(text, {answer(text, "fever", true, 0.1)}), 0.05, 1e-7);
}

TEST(Certainty, OfWhatIsStatedTwiceIsTheBetterAndAddsToTheRules) {
  const RunnableText text(kDeclarations + "rule a fever implies cold with certainty 0.5");
  const std::vector<CaseFact> answers = {answer(text, "cold", true, 0.4), answer(text, "cold", true, 0.2),
                                         answer(text, "fever", true, 1.0)};
  EXPECT_NEAR(certainty_of_cold(text, answers), 0.4 + 0.5 * 0.6, 1e-7);
}

TEST(Certainty, TooSmallToCountIsNone) {
  const RunnableText text(kDeclarations + "rule a fever implies cold with certainty 0.5");
  EXPECT_EQ(certainty_of_cold(text, {answer(text, "fever", true, 1e-12)}), 0);
}

TEST(Certainty, OfAFactLiesBetweenNoneAndAll) {
  const RunnableText text(kDeclarations);
  for (const double wrong : {0.0, -0.5, 1.5}) {
    const auto model = text.run({answer(text, "fever", true, wrong)});
    ASSERT_FALSE(model);
    EXPECT_EQ(model.error().kind, ErrorKind::invalid_input);
  }
}

TEST(Certainty, IsTheSameWhenAnAnswerIsAddedLater) {
  const RunnableText text(kDeclarations + R"(
rule a fever implies cold with certainty 0.8
rule b seen rash implies cold with certainty 0.3)");
  const auto before = text.run({answer(text, "fever", true, 0.7)});
  const std::vector<CaseFact> answers = {answer(text, "fever", true, 0.7), text.answer("seen", Name{"rash"})};
  const auto again = run_again(*before, answers, std::array{*text.program.find_relation("seen")});
  const auto whole = text.run(answers);
  EXPECT_EQ(print_model(*again), print_model(*whole));
}

}  // namespace
}  // namespace counsel::eval
