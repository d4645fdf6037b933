#include "engine/explain/contrast.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/rules_text.h"

namespace counsel::explain {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const char kRules[] = R"(
kind framework: A, B, C
kind feature: admin, orm
attribute live: yes or no  ask "live?"
attribute small: yes or no  ask "small?"
attribute need: any of feature  ask "what?"
relation trust(framework: framework, by: number)
relation offers(framework: framework, feature: feature)
decision framework: one of framework
fact trust(A, 0.8)
fact trust(B, 0.5)
fact A offers orm
fact B offers orm
fact B offers admin
rule live  live suggests A or B
rule trusted  live and trust(?f, ?t) suggests ?f with certainty ?t
rule needed  need ?x and ?f offers ?x suggests ?f weakly for each ?x
rule lopsided  small suggests A strongly suggests B weakly
rule both-ways  small suggests C strongly discourages C weakly suggests B weakly
)";

class Contrasts {
 public:
  using Answers = std::vector<std::pair<std::string, Value>>;

  Contrast of(const std::string& first, const std::string& second, const Answers& answers) const {
    std::vector<eval::CaseFact> given;
    for (const auto& [attribute, value] : answers) given.push_back(text_.answer(attribute, value));
    const auto model = text_.run(given);
    const auto ranking = *decide::rank(text_.program, *model, DecisionId{});
    const auto candidate = [&](const std::string& name) {
      return *std::ranges::find(ranking.candidates, name, &decide::Candidate::name);
    };
    return contrast(candidate(first), candidate(second));
  }
  /// "needed(orm)": the rule, and what it is for.
  std::string said(const decide::Contribution& each) const {
    std::string text = text_.program.rule(each.rule).name;
    for (const Value& value : each.for_each) text += "(" + to_string(value) + ")";
    return text;
  }
  std::vector<std::string> said(const std::vector<decide::Contribution>& list) const {
    std::vector<std::string> out;
    for (const decide::Contribution& each : list) out.push_back(said(each) + " " + std::to_string(each.points_udb));
    return out;
  }
  std::vector<std::string> said(const std::vector<SaidOfBoth>& list) const {
    std::vector<std::string> out;
    for (const SaidOfBoth& each : list) out.push_back(said(each.of_first) + " " + std::to_string(each.difference_udb()));
    return out;
  }

 private:
  test::RunnableText text_{kRules};
};

TEST(Contrast, CancelsWhatIsSaidOfBothAlikeForTheSameValues) {
  const Contrasts contrasts;
  const auto found = contrasts.of("A", "B", {{"live", true}, {"need", Name{"orm"}}, {"need", Name{"admin"}}});
  EXPECT_THAT(contrasts.said(found.alike), ElementsAre("live 0", "needed(orm) 0"));
  EXPECT_THAT(contrasts.said(found.of_first_alone), IsEmpty());
  EXPECT_THAT(contrasts.said(found.of_second_alone), ElementsAre("needed(admin) 969100"));
}

TEST(Contrast, TellsWhatARuleSaysMoreOfOne) {
  const Contrasts contrasts;
  const auto found = contrasts.of("A", "B", {{"live", true}});
  EXPECT_THAT(contrasts.said(found.unlike), ElementsAre("trusted 3979400"));
  EXPECT_EQ(found.margin_udb, 3'979'400);
  EXPECT_EQ(contrasts.of("B", "A", {{"live", true}}).margin_udb, -3'979'400);
}

TEST(Contrast, TakesTwoConclusionsOfOneRuleAsSayingTheSame) {
  const Contrasts contrasts;
  EXPECT_THAT(contrasts.said(contrasts.of("A", "B", {{"small", true}}).unlike), ElementsAre("lopsided 6020600"));
}

TEST(Contrast, SetsEachThingSaidAgainstOneOther) {
  const Contrasts contrasts;
  const auto found = contrasts.of("C", "B", {{"small", true}});
  EXPECT_THAT(contrasts.said(found.unlike), ElementsAre("both-ways 6020600"));
  EXPECT_THAT(contrasts.said(found.of_first_alone), ElementsAre("both-ways -969100"));
  EXPECT_THAT(contrasts.said(found.of_second_alone), ElementsAre("lopsided 969100"));
  EXPECT_EQ(found.margin_udb, 6'020'600 - 969'100 - 969'100);
}

TEST(Contrast, IsAllCommonForACandidateAndItself) {
  const Contrasts contrasts;
  const auto found = contrasts.of("B", "B", {{"live", true}, {"small", true}});
  EXPECT_EQ(found.alike.size(), 4u);
  EXPECT_EQ(found.margin_udb, 0);
}

TEST(Contrast, IsEmptyWhereNothingIsSaid) {
  const auto found = Contrasts().of("A", "B", {});
  EXPECT_TRUE(found.alike.empty() && found.unlike.empty() && found.of_first_alone.empty() &&
              found.of_second_alone.empty());
  EXPECT_EQ(found.margin_udb, 0);
}

}  // namespace
}  // namespace counsel::explain
