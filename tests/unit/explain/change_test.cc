#include "engine/explain/change.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/rules_text.h"

namespace counsel::explain {
namespace {

using ::testing::IsEmpty;

const char kRules[] = R"(
kind framework: A, B, C
kind feature: admin, orm
attribute live: yes or no  ask "live?"
attribute small: yes or no  ask "small?"
attribute old: yes or no  ask "old?"
attribute need: any of feature  ask "what?"
attribute trust: number from 0.1 to 0.9  ask "how much?"
decision framework: one of framework
rule live  live suggests A or B
rule needed  need ?x suggests B weakly for each ?x
rule trusted  trust is ?t suggests C with certainty ?t
rule aged  old excludes A
rule dated  old and small excludes A
rule little  small discourages A  overrides live
)";

class Rankings {
 public:
  using Answers = std::vector<std::pair<std::string, Value>>;

  std::vector<CandidateChange> between(const Answers& before, const Answers& after) const {
    return candidate_changes(ranking(before), ranking(after));
  }
  CandidateChange of(const std::string& name, const Answers& before, const Answers& after) const {
    for (const CandidateChange& each : between(before, after))
      if (each.name == name) return each;
    throw std::logic_error(name);
  }
  /// "needed(orm) 969100": the rule, what it is for, and its points.
  std::vector<std::string> said(const std::vector<decide::Contribution>& contributions) const {
    std::vector<std::string> out;
    for (const decide::Contribution& each : contributions) {
      std::string text = text_.program.rule(each.rule).name;
      for (const Value& value : each.for_each) text += "(" + to_string(value) + ")";
      if (each.overridden_by) text += " under " + text_.program.rule(*each.overridden_by).name;
      out.push_back(text + " " + std::to_string(each.points_udb));
    }
    return out;
  }

 private:
  decide::Ranking ranking(const Answers& answers) const {
    std::vector<eval::CaseFact> given;
    for (const auto& [attribute, value] : answers) given.push_back(text_.answer(attribute, value));
    const auto model = text_.run(given);
    return *decide::rank(text_.program, *model, DecisionId{});
  }

  test::RunnableText text_{kRules};
};

TEST(CandidateChanges, FollowTheRankingAfterAndTellWhereEachStood) {
  const auto changes = Rankings().between({{"live", true}}, {{"live", true}, {"need", Name{"orm"}}});
  ASSERT_EQ(changes.size(), 3u);
  EXPECT_EQ(changes[0].name, "B");
  EXPECT_EQ(changes[0].before, (Position{1, true, 3'010'300}));
  EXPECT_EQ(changes[0].after, (Position{1, false, 3'979'400}));
  EXPECT_EQ(changes[1].after, (Position{2, false, 3'010'300}));
  EXPECT_TRUE(changes[1].changed());
  EXPECT_THAT(changes[1].gained, IsEmpty());
  EXPECT_FALSE(changes[2].changed());
}

TEST(CandidateChanges, AreThroughWhatIsSaidInOneRankingAlone) {
  const Rankings rankings;
  const auto change =
      rankings.of("B", {{"live", true}, {"need", Name{"orm"}}}, {{"need", Name{"orm"}}, {"need", Name{"admin"}}});
  EXPECT_THAT(rankings.said(change.gained), ::testing::ElementsAre("needed(admin) 969100"));
  EXPECT_THAT(rankings.said(change.lost), ::testing::ElementsAre("live 3010300"));
}

TEST(CandidateChanges, LoseAndGainWhatIsWorthOtherPoints) {
  const Rankings rankings;
  const auto change = rankings.of("C", {{"trust", 0.5}}, {{"trust", 0.8}});
  EXPECT_THAT(rankings.said(change.gained), ::testing::ElementsAre("trusted 6989700"));
  EXPECT_THAT(rankings.said(change.lost), ::testing::ElementsAre("trusted 3010300"));
}

TEST(CandidateChanges, NameTheRuleThatOverridesWhatIsLost) {
  const Rankings rankings;
  const auto change = rankings.of("A", {{"live", true}}, {{"live", true}, {"small", true}});
  EXPECT_THAT(rankings.said(change.lost), ::testing::ElementsAre("live under little 3010300"));
  EXPECT_THAT(rankings.said(change.gained), ::testing::ElementsAre("little -3010300"));
}

TEST(CandidateChanges, TellWhatExcludesAndNoLongerExcludes) {
  const Rankings rankings;
  const auto excluded = rankings.of("A", {}, {{"old", true}});
  EXPECT_EQ(excluded.after.rank, 0u);
  EXPECT_THAT(rankings.said(excluded.exclusions_gained), ::testing::ElementsAre("aged 0"));
  const auto less = rankings.of("A", {{"old", true}, {"small", true}}, {{"old", true}});
  EXPECT_THAT(rankings.said(less.exclusions_lost), ::testing::ElementsAre("dated 0"));
  EXPECT_THAT(less.exclusions_gained, IsEmpty());
}

}  // namespace
}  // namespace counsel::explain
