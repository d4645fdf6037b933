#include "engine/explain/nearest_change.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/rules_text.h"

namespace counsel::explain {
namespace {

using test::RunnableText;

const std::string kVocabulary = R"(
kind part: a, b
attribute live: yes or no  ask "?"
attribute load: one of low, high  ask "?"
attribute people: integer from 0 to 9  ask "?"
attribute risky: yes or no
relation price(of: part, euros: number)
relation fit(of: part)
fact price(a, 2)
fact price(b, 3.5)
)";

/// What has to be answered so that the first head of `rule r` is concluded; "none", or "given up".
std::string nearest(const std::string& rules, const std::vector<std::pair<std::string, Value>>& answers = {}) {
  const RunnableText text(kVocabulary + rules);
  std::vector<eval::CaseFact> given;
  for (const auto& [attribute, value] : answers) given.push_back(text.answer(attribute, value));
  const auto model = text.run(given);
  const RunLimits limits;
  const decide::Case the_case{text.program, text.facts, given, limits};
  NearestChanges changes(the_case, *model);
  const auto rule = std::ranges::find(text.program.rules, "r", &lang::Rule::name) - text.program.rules.begin();
  const auto found = changes.find(static_cast<RuleId>(rule), std::vector<WantedHead>(1));
  if (found->search != NearestChange::Search::found)
    return found->search == NearestChange::Search::none ? "none" : "given up";
  std::string out;
  for (const decide::Move& move : found->change)
    out += (out.empty() ? "" : ", ") + changes.answers().text(move, text.program);
  return out;
}

TEST(NearestChange, TakesAWholeNumberForTheNumberOfItsSize) {
  // `?euros = 2` gave the variable a whole number, which no price is.
  EXPECT_EQ(nearest("rule r  price(a, ?euros) and ?euros = 2 and people > 5 implies risky\n"), "people=6");
  EXPECT_EQ(nearest("rule r  max of ?euros where (price(a, ?euros)) = 2 and live implies risky\n"), "live=yes");
}

TEST(NearestChange, AnEqualityGivesAVariableItsValue) {
  EXPECT_EQ(nearest("rule r  ?least = people - 1 and ?least = 4 and live implies risky\n", {{"people", std::int64_t{5}}}),
            "live=yes");
  EXPECT_EQ(nearest("rule r  ?euros = 3.5 and price(?part, ?euros) and live implies fit ?part\n"), "live=yes");
}

TEST(NearestChange, IsAsSmallAsTheRulesBehindACondition) {
  const std::string rules = "rule by-two  live and load is high implies fit b\nrule by-one  people > 8 implies fit b\n";
  EXPECT_EQ(nearest(rules + "rule r  fit b implies risky\n"), "people=9");
  EXPECT_EQ(nearest(rules + "rule r  fit b and load is high implies risky\n", {{"load", Name{"low"}}}),
            "load=high instead of low, people=9");
}

TEST(NearestChange, ThereIsNoneWhereFactsSayNo) {
  EXPECT_EQ(nearest("rule r  price(a, 3) and live implies risky\n"), "none");
  EXPECT_EQ(nearest("rule r  not price(a, ?_) and live implies risky\n"), "none");
}

TEST(NearestChange, ANegationOverConclusionsTakesBackWhatTheyRestOn) {
  EXPECT_EQ(nearest("rule fits  live implies fit a\nrule r  load is low and not fit a implies risky\n",
                    {{"live", true}, {"load", Name{"low"}}}),
            "live=no instead of yes");
}

}  // namespace
}  // namespace counsel::explain
