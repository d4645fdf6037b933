#include "engine/explain/rules_at_work.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/rules_text.h"

namespace counsel::explain {
namespace {

using test::RunnableText;

const std::string kVocabulary = R"(
kind f: A, B
kind g: C, D
attribute live: yes or no  ask "?"
attribute busy: yes or no  ask "?"
attribute people: integer  ask "?"
attribute size: one of small, large
attribute mood: one of good, bad
relation offers(f: f, g: g)
relation likely(g: g) uncertain
decision first: one of f
decision second: one of g
)";

/// "r fired", "s nearly", "t not read", by rule; of live=yes and people=3, for the decision `first`.
std::vector<std::string> found(const std::string& rules) {
  const RunnableText text(kVocabulary + rules);
  const auto model = text.run({text.answer("live", true), text.answer("people", std::int64_t{3})}).value();
  const RulesAtWork work = rules_at_work(text.program, model, *text.program.find_decision("first"));
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < text.program.written; ++i) {
    const auto id = static_cast<RuleId>(i);
    std::string line = text.program.rule(id).name;
    for (const auto& [word, list] : {std::pair{" fired", &work.fired}, {" nearly", &work.nearly}, {" not read", &work.not_read}})
      if (std::ranges::find(*list, id) != list->end()) line += word;
    lines.push_back(line);
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(RulesAtWork, SayWhichFiredAndWhichLackedOneCondition) {
  EXPECT_EQ(found("rule a  live and people < 5 suggests A"), Lines{"a fired"});
  EXPECT_EQ(found("rule a  live and busy suggests A"), Lines{"a nearly"});
  EXPECT_EQ(found("rule a  live and people > 5 suggests A"), Lines{"a nearly"});
  EXPECT_EQ(found("rule a  busy and people > 5 suggests A"), Lines{"a"});
  EXPECT_EQ(found("rule a  busy suggests A"), Lines{"a"});  // one condition of one is no near thing
}

TEST(RulesAtWork, LookAtEveryAlternative) {
  EXPECT_EQ(found("rule a  (busy and people > 5) or live suggests A"), Lines{"a fired"});
  EXPECT_EQ(found("rule a  (busy and people > 5) or (live and busy) suggests A"), Lines{"a nearly"});
}

TEST(RulesAtWork, LeaveOutWhatNeedsAValueThatTheMissingConditionGives) {
  EXPECT_EQ(found("rule a  ?f offers ?g and live suggests ?f"), Lines{"a nearly"});
}

TEST(RulesAtWork, SayWhatBearsOnAnotherDecisionAlone) {
  EXPECT_EQ(found("rule a  live suggests A\nrule c  live suggests C"), (Lines{"a fired", "c not read"}));
}

TEST(RulesAtWork, FollowWhatARuleOfTheDecisionReads) {
  EXPECT_EQ(found("rule a  size is small suggests A\nrule m  live implies mood is good\n"
                  "rule s  people < 5 implies size is small"),
            (Lines{"a fired", "m not read", "s fired"}));
  EXPECT_EQ(found("rule a  likely C suggests A\nrule l  live implies likely C strongly\nrule n  busy implies likely D"),
            (Lines{"a fired", "l fired", "n"}));
  EXPECT_EQ(found("rule a  (count of ?g where (?f offers ?g)) > 0 suggests ?f\nrule o  live implies A offers C"),
            (Lines{"a fired", "o fired"}));
}

TEST(RulesAtWork, CountWhatOverridesARuleOfTheDecision) {
  EXPECT_EQ(found("rule a  live suggests A\nrule b  people < 5 suggests A  overrides a"),
            (Lines{"a fired", "b fired"}));
}

}  // namespace
}  // namespace counsel::explain
