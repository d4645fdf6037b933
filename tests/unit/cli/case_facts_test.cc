#include "cli/case_facts.h"

#include <gmock/gmock.h>

#include "cli/answers.h"
#include "tests/support/rules_text.h"

namespace counsel::cli {
namespace {

using ::testing::ElementsAre;

constexpr std::string_view kRules = R"(
kind language: Elixir, Go also Golang, Cplusplus "C plus plus"
kind framework: Phoenix, Gin
relation written-in(framework: framework, language: language)
attribute real-time: yes or no        ask "Live?"
attribute concurrency: one of low, medium, high
  ask "How many?"
  low "hundreds"
attribute team-knows: any of language ask "Which?"
attribute team-size: integer from 1 to 100 ask "How many people?"
attribute budget: number from 0.5     ask "How much?"
attribute note: text                  ask "What else?"
attribute scale: one of small, large
decision framework: one of framework
rule r  real-time and scale is small suggests Phoenix
rule s  team-size <= 5 implies scale is small
)";

const test::CheckedText& rules() {
  static const test::CheckedText checked = test::check_text(kRules);
  return checked;
}

CaseFacts facts_of(const std::vector<RawAnswer>& answers) { return case_facts(answers, *rules().program); }

/// The facts as "relation(values)", then the complaints as "! message / hint".
std::vector<std::string> read(const std::vector<std::string>& words) {
  std::ostringstream out;
  Io io{.out = out, .err = out};
  const CaseFacts found = facts_of(read_answers(words, {}, io).given);
  std::vector<std::string> lines;
  for (const Fact& fact : found.facts) {
    std::string values;
    for (const Value& value : fact.values) values += (values.empty() ? "" : ", ") + to_source(value);
    lines.push_back(fact.relation + "(" + values + ")");
  }
  for (const Complaint& complaint : found.complaints)
    lines.push_back("! " + complaint.message + " / " + complaint.hint);
  return lines;
}

TEST(CaseFacts, RulesAreSound) { ASSERT_TRUE(rules().program) << rules().message(); }

TEST(CaseFacts, ReadsEveryType) {
  EXPECT_THAT(
      read({"real-time", "concurrency=high", "team-size=3", "budget=1.5", "note=hello, you"}),
      ElementsAre("real-time(yes)", "concurrency(high)", "team-size(3)", "budget(1.5)", "note(\"hello, you\")"));
  EXPECT_THAT(read({"real-time=no"}), ElementsAre("real-time(no)"));
  EXPECT_THAT(read({"real-time=true"}), ElementsAre("real-time(yes)"));
}

TEST(CaseFacts, SplitsAtCommasOnlyWhereSeveralValuesMayHold) {
  EXPECT_THAT(read({"team-knows=Elixir,Go"}), ElementsAre("team-knows(Elixir)", "team-knows(Go)"));
  EXPECT_THAT(read({"concurrency=low,high"}),
              ElementsAre("! `low,high` is no value of `concurrency` / it takes low, medium or high"));
}

TEST(CaseFacts, TakesOtherSpellings) { EXPECT_THAT(read({"team-knows=Golang"}), ElementsAre("team-knows(Go)")); }

TEST(CaseFacts, NoneMeansKnownAndEmpty) {
  EXPECT_THAT(read({"team-knows=none"}), ElementsAre("team-knows()"));
  EXPECT_THAT(read({"concurrency=none"}), ElementsAre("! `concurrency` cannot be none / it takes low, medium or high; "
                                                      "leave it out to leave the question open"));
  EXPECT_THAT(read({"note=none"}), ElementsAre("note(\"none\")"));
}

TEST(CaseFacts, SaysOnceWhatIsGivenTwice) {
  EXPECT_THAT(read({"concurrency=high", "team-knows=Go,Golang", "concurrency=high"}),
              ElementsAre("concurrency(high)", "team-knows(Go)"));
}

TEST(CaseFacts, LeavesTwoValuesToTheEngine) {
  EXPECT_THAT(read({"concurrency=high", "concurrency=low"}), ElementsAre("concurrency(high)", "concurrency(low)"));
}

TEST(CaseFacts, TakesAttributesThatRulesDerive) { EXPECT_THAT(read({"scale=large"}), ElementsAre("scale(large)")); }

TEST(CaseFacts, MendsMisspeltNames) {
  EXPECT_THAT(read({"concurency=high"}),
              ElementsAre("! no attribute is called `concurency` / did you mean `concurrency`?"));
  EXPECT_THAT(read({"concurrency=hgh"}),
              ElementsAre("! `hgh` is no value of `concurrency` / did you mean `high`? it takes low, medium or high"));
  EXPECT_THAT(read({"team-knows=C plus plus"}),
              ElementsAre("! `C plus plus` is no value of `team-knows` / did you mean `Cplusplus`? it takes any of "
                          "Elixir, Go and Cplusplus"));
}

TEST(CaseFacts, ReadsAValueInTheAttributesPlace) {
  EXPECT_THAT(read({"high"}), ElementsAre("! no attribute is called `high` / did you mean `concurrency=high`?"));
  EXPECT_THAT(read({"Golang"}), ElementsAre("! no attribute is called `Golang` / did you mean `team-knows=Golang`?"));
}

TEST(CaseFacts, NamesTheAttributesWhereNothingIsNear) {
  EXPECT_THAT(read({"zzzzzzzz=1"}),
              ElementsAre("! no attribute is called `zzzzzzzz` / the attributes to answer are `budget`, `concurrency`, "
                          "`note`, `real-time`, `team-knows` and `team-size`"));
}

TEST(CaseFacts, RefusesValuesOfAnotherTypeOrOutOfRange) {
  EXPECT_THAT(read({"team-size=few"}),
              ElementsAre("! `few` is no value of `team-size` / it takes a whole number from 1 to 100"));
  EXPECT_THAT(
      read({"team-size=99999999999999999999"}),
      ElementsAre("! `99999999999999999999` is no value of `team-size` / it takes a whole number from 1 to 100"));
  EXPECT_THAT(read({"team-size=0"}),
              ElementsAre("! `0` is outside the range of `team-size` / it takes a whole number from 1 to 100"));
  EXPECT_THAT(read({"budget=nan"}), ElementsAre("! `nan` is no value of `budget` / it takes a number of at least 0.5"));
  EXPECT_THAT(read({"real-time=maybe"}), ElementsAre("! `maybe` is no value of `real-time` / it takes yes or no"));
}

TEST(CaseFacts, RefusesANameAloneWhereAValueIsNeeded) {
  EXPECT_THAT(read({"concurrency"}), ElementsAre("! `concurrency` needs a value / it takes low, medium or high"));
}

TEST(CaseFacts, RefusesEmptyPlacesInAList) {
  EXPECT_THAT(
      read({"team-knows=Elixir,,Go"}),
      ElementsAre("! a value is missing in `team-knows=Elixir,,Go` / it takes any of Elixir, Go and Cplusplus"));
}

TEST(CaseFacts, RefusesRelations) {
  EXPECT_THAT(read({"written-in=Go"}),
              ElementsAre("! `written-in` is a relation, and answers are about attributes / "));
}

TEST(CaseFacts, CollectsEveryFault) {
  EXPECT_EQ(read({"concurency=high", "team-size=0", "real-time=maybe"}).size(), 3u);
}

TEST(CaseFacts, NamesTheFileOfAFault) {
  const RawAnswer answer{.attribute = "team-size", .values = {"0"}, .place = "a.json: team-size"};
  EXPECT_EQ(facts_of({answer}).complaints.at(0).message, "a.json: team-size: `0` is outside the range of `team-size`");
}

TEST(CaseFacts, FactsKeepTheirPlace) {
  const RawAnswer answer{.attribute = "team-size", .values = {"3"}, .place = "a.json: team-size"};
  const Fact fact = facts_of({answer}).facts.at(0);
  EXPECT_EQ(fact.place, "a.json: team-size");
  EXPECT_EQ(fact.origin, Origin::answer);
}

}  // namespace
}  // namespace counsel::cli
