// What bears on a decision: all that can change what comes of it, and nothing else.
#include "engine/decide/bearing.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "tests/support/rules_text.h"

namespace counsel::decide {
namespace {

using testing::ElementsAre;

const std::string kDeclarations = R"(
kind choice: A, B
attribute one: yes or no  ask "1?"
attribute two: yes or no  ask "2?"
attribute three: yes or no
relation trait(choice: choice, what: text) uncertain
relation other(choice: choice)
decision choice: one of choice
)";

/// The rules that bear on the evidence. Those that were not written have their place in their name.
std::vector<std::string> bearing(const std::string& rules) {
  const test::RunnableText text(kDeclarations + rules);
  const Bearing found = bearing_on_evidence(text.program, DecisionId{});
  std::vector<std::string> names;
  for (std::size_t i = 0; i < text.program.rules.size(); ++i)
    if (found.rules[i]) names.push_back(text.program.rules[i].name);
  std::ranges::sort(names);
  return names;
}

TEST(Bearing, IsOfWhatSpeaksOfTheCandidatesAndOfWhatThatReads) {
  EXPECT_THAT(bearing(R"(
rule speaks other(?c) suggests ?c
rule read one implies other(A)
rule unread two implies trait(A, "x"))"),
              ElementsAre("read", "speaks"));
}

TEST(Bearing, IsOfWhatOverrides) {
  EXPECT_THAT(bearing(R"(
rule low one suggests A
rule top two and three suggests A overrides low
rule read two implies three
rule unread three implies other(A))"),
              ElementsAre("low", "read", "top"));
}

TEST(Bearing, IsOfFactsThatHoldForSomeDays) {
  EXPECT_EQ(bearing("fact other(A)  valid from 2026-01-02\nrule speaks other(?c) suggests ?c").size(), 2u);
}

TEST(Bearing, IsOfUncertainFactsThatHoldForSomeDays) {
  const std::string fact = "fact trait(A, \"x\") with certainty 0.4  valid from 2026-01-02\n";
  EXPECT_EQ(bearing(fact + "rule speaks trait(?c, \"x\") suggests ?c").size(), 2u);
  EXPECT_THAT(bearing(fact + "rule speaks other(?c) suggests ?c"), ElementsAre("speaks"));
}

}  // namespace
}  // namespace counsel::decide
