// The forms beyond plain sentences, from text to program: aggregates, `every`, dates, texts, certainty, defaults,
// validity, overrides and decision tables.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/lang/print_program.h"
#include "tests/support/rules_text.h"

namespace counsel {
namespace {

using test::check_text;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string kVocabulary = R"(
kind framework: Django, Phoenix, Gin
kind feature: admin, orm
attribute need: any of feature  ask "what?"
attribute real-time: yes or no  ask "live?"
attribute team-size: integer from 1 to 100  ask "how big?"
attribute load: one of low, high  ask "how much?"
attribute grade: one of good, bad
attribute title: text  ask "what is it called?"
attribute born: date  ask "when?"
attribute fever: yes or no uncertain  ask "hot?"
attribute flu: yes or no uncertain
relation offers(framework: framework, feature: feature)
relation price(framework: framework, amount: integer)
relation likes(framework: framework, other: framework) uncertain
decision framework: one of framework
)";

/// The rule that the body makes, printed without its name; or its codes.
std::string meaning(const std::string& body) {
  const auto checked = check_text(kVocabulary + "rule r\n  " + body + "\n");
  if (!checked.program) {
    std::string out = "!";
    for (const auto& code : checked.codes()) out += " " + code;
    return out;
  }
  const std::string printed = lang::print_rule(*checked.program, checked.program->rules.front());
  return printed.substr(printed.find('\n') + 1);
}

struct Case {
  std::string written, meant;
};

TEST(LanguageForms, SayWhatTheyMean) {
  const std::vector<Case> cases = {
      {"?f price ?_ and ?n = count of ?x where (?f offers ?x) and ?n > 1 suggests ?f",
       "  when ?f price ?_, ?n = count of ?x where (?f offers ?x), ?n > 1\n  suggests 0.5: rule r(?f)\n"},
      {"sum of ?a * 2 where (?_ price ?a) > 100 suggests Gin",
       "  when ?sum = sum of ?a * 2 where (?_ price ?a), ?sum > 100\n  suggests 0.5: rule r(Gin)\n"},
      {"not (min of ?a where (?_ price ?a) > 3) suggests Gin",
       "  when ?min = min of ?a where (?_ price ?a), ?min <= 3\n  when no min of ?a where (?_ price ?a)\n"
       "  suggests 0.5: rule r(Gin)\n"},
      {"not (count of ?x where (Gin offers ?x) > 3) suggests Gin",
       "  when ?count = count of ?x where (Gin offers ?x), ?count <= 3\n  suggests 0.5: rule r(Gin)\n"},
      {"count of ?x where (Gin offers ?x and (team-size > 3 or need ?x)) > 1 suggests Gin",
       "  when need is known, team-size is team-size, ?count = count of ?x where ((Gin offers ?x and team-size is team-size "
       "and team-size > 3) or (Gin offers ?x and need is ?x)), ?count > 1\n  suggests 0.5: rule r(Gin)\n"},
      {"every ?x where (need ?x) has (?f offers ?x) suggests ?f",
       "  when need is known, every ?x where (need is ?x) has (?f offers ?x), ?f is a framework\n"
       "  suggests 0.5: rule r(?f)\n"},
      {"not every ?x where (Gin offers ?x) has (Django offers ?x or ?x is orm) discourages Gin",
       "  when not every ?x where (Gin offers ?x) has (Django offers ?x or ?x = orm)\n  discourages 0.5: rule r(Gin)\n"},
      {"title contains \"fast\" and not (lower(title) matches \"a+\") suggests Gin",
       "  when title is title, title contains \"fast\", not (lower(title) matches \"a+\")\n  suggests 0.5: rule r(Gin)\n"},
      {"length(title) > 3 suggests Gin", "  when title is title, length(title) > 3\n  suggests 0.5: rule r(Gin)\n"},
      {"today - born >= 18 * 365 and born + 1 < today suggests Gin",
       "  when today is today, born is born, today - born >= 18 * 365, born + 1 < today\n  suggests 0.5: rule r(Gin)\n"},
      {"born is 1999-12-31 suggests Gin until 2027-01-01 valid from 2026-01-01",
       "  when born is 1999-12-31, today is today, today >= 2026-01-01, today <= 2027-01-01\n"
       "  suggests 0.5: rule r(Gin)\n"},
      {"fever implies flu weakly", "  when fever, ?certainty = ?certainty\n  implies 0.2: rule r(yes, ?certainty)\n"},
      {"fever and ?f likes Gin suggests ?f",
       "  when fever, ?f likes Gin, ?certainty = min(?certainty, ?certainty)\n  suggests 0.5: rule r(?f, ?certainty)\n"},
      {"load is high implies flu and grade is bad",
       "  when load is high\n  implies 1: rule r/1(yes)\n  implies: grade is bad\n"},
      {"not fever implies flu with certainty 0.3",
       "  when fever is known, not fever\n  implies 0.3: rule r(yes)\n"},
      {"real-time implies not flu", "  when real-time\n  implies 1: rule r(no)\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(meaning(c.written), c.meant) << c.written;
}

TEST(LanguageForms, AreWrongInTheirOwnWays) {
  const std::vector<Case> cases = {
      {"title matches \"a(\" suggests Gin", "! E0317"},
      {"title matches title suggests Gin", "! E0318"},
      {"?x = ?x and ?n = count of ?x where (Gin offers ?x) and Django offers ?x suggests Gin", "! E0319"},
      {"Gin offers ?x and every ?x where (need ?x) has (Gin offers ?x) suggests Gin", "! E0319"},
      {"load is high implies grade is good strongly", "! E0321"},
      {"fever implies grade is good", "! E0405"},
      {"fever excludes Gin", "! E0405"},
      {"fever implies fever weakly", "! E0406"},
      {"born > 3 suggests Gin", "! E0305"},
      {"born * 2 > born suggests Gin", "! E0305"},
      {"born + born > born suggests Gin", "! E0305"},
      {"length(team-size) > 3 suggests Gin", "! E0305"},
      {"team-size contains \"3\" suggests Gin", "! E0305"},
      {"sum of ?x where (Gin offers ?x) > 3 suggests Gin", "! E0305"},
      {"max of ?x where (Gin offers ?x) = orm suggests Gin", "! E0305"},
      {"count of ?x where (not Gin offers ?x) > 3 suggests Gin", "! E0310"},
      {"every ?x where (Gin offers orm) has (Gin offers ?x) suggests Gin", "! E0310"},
      {"real-time suggests Gin valid from 2026-02-01 until 2026-01-01", "! E0205"},
      {"real-time suggests Gin overrides nobody", "! E0203"},
      {"real-time suggests Gin overrides r", "! E0407"},
  };
  for (const Case& c : cases) EXPECT_EQ(meaning(c.written), c.meant) << c.written;
}

TEST(LanguageForms, AnAttributeThatIsReadInSomeWaysOfAnAggregateIsNamed) {
  const auto checked = check_text(kVocabulary +
                                  "attribute rank: integer\nrule r\n  team-size > 3 implies rank is 3\n"
                                  "rule s\n  count of ?x where (Gin offers ?x and (need ?x or rank > 2)) > 1\n  suggests Gin\n");
  ASSERT_THAT(checked.codes(), ElementsAre("E0310"));
  EXPECT_EQ(checked.message(), "`?rank` is bound by no condition of rule `s`");
  EXPECT_THAT(checked.diagnostics[0].notes, ElementsAre(HasSubstr("`rank` is read in some of the ways")));
}

std::vector<std::string> codes(const std::string& text) { return check_text(kVocabulary + text + "\n").codes(); }

TEST(LanguageForms, OverridesAreForCandidates) {
  const std::string two = "rule a\n  real-time suggests Gin\nrule b\n  load is high implies grade is good\n";
  EXPECT_THAT(codes(two + "rule c\n  real-time suggests Gin overrides a"), IsEmpty());
  EXPECT_THAT(codes(two + "rule c\n  real-time suggests Gin overrides b"), ElementsAre("E0408"));
  const auto circle = check_text(kVocabulary + "rule a\n  real-time suggests Gin overrides b\nrule b\n  real-time suggests Gin overrides a\n");
  ASSERT_THAT(circle.codes(), ElementsAre("E0407"));
  EXPECT_THAT(circle.diagnostics[0].notes, ElementsAre("a overrides b overrides a"));
}

TEST(LanguageForms, AnAggregateOverItselfIsACycle) {
  const auto checked = check_text("relation p(x: integer)\nrule r\n  ?n = count of ?x where (p ?x)\n  implies p ?n\n");
  ASSERT_THAT(checked.codes(), ElementsAre("E0401"));
  EXPECT_EQ(checked.message(), "`p` depends on the whole of itself");
}

TEST(LanguageForms, CertaintiesAreForWhatIsUncertain) {
  EXPECT_THAT(codes("fact Gin likes Django with certainty 0.5"), IsEmpty());
  EXPECT_THAT(codes("fact Gin likes Django with certainty 0"), ElementsAre("E0320"));
  EXPECT_THAT(codes("fact Gin offers orm with certainty 0.5"), ElementsAre("E0321"));
  EXPECT_THAT(codes("facts likes\n | framework | other | certainty |\n | Gin | Django | 0.5 |"), IsEmpty());
  EXPECT_THAT(codes("facts offers\n | framework | feature | certainty |\n | Gin | orm | 0.5 |"), ElementsAre("E0203"));
  EXPECT_THAT(codes("example e\n  given fever with certainty 0.5\n  expect flu"), IsEmpty());
  EXPECT_THAT(codes("example e\n  given real-time with certainty 0.5\n  expect flu"), ElementsAre("E0321"));
}

TEST(LanguageForms, TodayIsBuiltIn) {
  EXPECT_THAT(codes("attribute today: date"), ElementsAre("E0208"));
  EXPECT_THAT(codes("example e\n  given today is 2026-11-20\n  expect no recommendation"), IsEmpty());
}

TEST(LanguageForms, ADatedFactIsARuleThatReadsToday) {
  const auto checked = check_text(kVocabulary + "fact Gin offers orm until 2026-12-31\n");
  ASSERT_TRUE(checked.program) << checked.message();
  EXPECT_THAT(lang::print_program(*checked.program, checked.sources),
              HasSubstr("  when today is today, today <= 2026-12-31\n  implies: Gin offers orm\n"));
}

TEST(LanguageForms, ADefaultHoldsWhereNothingIsConcluded) {
  const auto checked = check_text(
      "attribute size: integer from 1 to 9 default 5\nattribute big: yes or no\nrule r\n  big implies size is 7\n");
  ASSERT_TRUE(checked.program) << checked.message();
  const std::string printed = lang::print_program(*checked.program, checked.sources);
  EXPECT_THAT(printed, HasSubstr("implies: size as concluded(7)"));
  EXPECT_THAT(printed, HasSubstr("  when not size is given\n  implies: size is 5\n"));
  EXPECT_THAT(check_text("attribute size: integer from 1 to 9 default 12\n").codes(), ElementsAre("E0315"));
}

TEST(LanguageForms, ARelationSaysWhichColumnDependsOnWhich) {
  EXPECT_THAT(check_text("relation r(a: name, b: name, c: name) one c per a, b\n").codes(), IsEmpty());
  EXPECT_THAT(check_text("relation r(a: name, b: name) one c per a\n").codes(), ElementsAre("E0203"));
  EXPECT_THAT(check_text("relation r(a: name, b: name) one a per a\n").codes(), ElementsAre("E0309"));
}

TEST(DecisionTables, AreRulesOneForEachRow) {
  const auto checked = check_text(kVocabulary + R"(
table t "Delivery"
  | load | team-size | need     || suggests    | strength | grade | because |
  | high | <= 5      | -        || Django, Gin | strongly | good  | "fast"  |
  | -    | 3..9      | not orm  || Phoenix     | 0.65     | -     | -       |
)");
  ASSERT_TRUE(checked.program) << checked.message();
  EXPECT_EQ(lang::print_rule(*checked.program, checked.program->rules[0]),
            "rule \"t/1\"\n  when load is high, team-size is team-size, team-size <= 5\n"
            "  suggests 0.8: rule t/1/1(Django)\n  suggests 0.8: rule t/1/1(Gin)\n  implies: grade is good\n");
  EXPECT_EQ(lang::print_rule(*checked.program, checked.program->rules[1]),
            "rule \"t/2\"\n  when team-size is team-size, team-size >= 3, team-size <= 9, need is known, not need is orm\n"
            "  suggests 0.65: rule t/2(Phoenix)\n");
  EXPECT_EQ(checked.program->rules[0].because, "fast");
}

TEST(DecisionTables, AreWrongInTheirHeadingsOnceAndInTheirCellsWhereTheyStand) {
  const auto table = [](const std::string& rows) { return check_text(kVocabulary + "table t\n" + rows + "\n"); };
  EXPECT_EQ(table(" | laod || suggests |\n | high || Gin |\n | low || Gin |").mend(), "load");
  EXPECT_THAT(table(" | laod || suggests |\n | high || Gin |\n | low || Gin |").codes(), ElementsAre("E0409"));
  EXPECT_THAT(table(" | load || sugests |\n | high || Gin |").codes(), ElementsAre("E0409"));
  EXPECT_EQ(table(" | load || suggests |\n | hihg || Gin |").marked(), "hihg");
  EXPECT_EQ(table(" | load || suggests |\n | high || Gni |").marked(), "Gni");
  EXPECT_THAT(table(" | load || suggests |\n | high || - |").codes(), ElementsAre("E0410"));
  EXPECT_THAT(table(" | load || suggests | strength |\n | high || Gin | much |").codes(), ElementsAre("E0102"));
  EXPECT_THAT(table(" | load || suggests | because |\n | high || Gin | fast |").codes(), ElementsAre("E0102"));
  EXPECT_THAT(table(" | load || suggests |\n | high || not Gin |").codes(), ElementsAre("E0102"));
}

TEST(DecisionTables, AreOverriddenAsAWholeOrByTheRow) {
  const std::string table = "table t\n | load || suggests |\n | high || Gin |\n | low || Django |\n";
  const auto whole = check_text(kVocabulary + table + "rule a\n  real-time suggests Gin overrides t\n");
  ASSERT_TRUE(whole.program) << whole.message();
  EXPECT_THAT(lang::print_rule(*whole.program, whole.program->rules[0]), HasSubstr("overrides \"t/1\"\n  overrides \"t/2\"\n"));
  EXPECT_THAT(codes(table + "rule a\n  real-time suggests Gin overrides t/2\n"), IsEmpty());
  EXPECT_THAT(codes(table + "example e\n  given load is high\n  expect Gin because t/1\n"), IsEmpty());
}

}  // namespace
}  // namespace counsel
